import { addComments } from '@vocero/sql/test-themes';
import type { Act, Acting, Answer } from './test-acting.ts';

const part = { page: 'how', topic: 'can', words: { en: { title: 'What we can do' } } };
const problem = { startedAt: '2026-01-05T09:00:00Z', words: { en: { title: 'No internet' } } };

/** What stands on the pages for everybody: hours, entries, ideas, known problems. */
export function actsOfPublicPages(acting: Acting): Act[] {
  const { ask, id, keeping } = acting;
  return [
    ['put /api/v1/opening-hours', () => ask('PUT', '/api/v1/opening-hours', { items: [] })],
    [
      'put /api/v1/openness/pages',
      () => ask('PUT', '/api/v1/openness/pages', { page: 'how', isPublished: true }),
    ],
    [
      'post /api/v1/public-entries',
      () => keeping('entry', 'id', ask('POST', '/api/v1/public-entries', part)),
    ],
    [
      'put /api/v1/public-entries/{id}',
      () => ask('PUT', `/api/v1/public-entries/${id('entry')}`, { ...part, version: 1 }),
    ],
    [
      'post /api/v1/public-entries/{id}/review',
      () => ask('POST', `/api/v1/public-entries/${id('entry')}/review`, { version: 2 }),
    ],
    ['post /api/v1/public-entries/{id}/publish', () => publishPart(acting)],
    [
      'post /api/v1/public-entries/{id}/unpublish',
      () => ask('POST', `/api/v1/public-entries/${id('entry')}/unpublish`),
    ],
    [
      'post /api/v1/public-entries/{id}/move',
      () => ask('POST', `/api/v1/public-entries/${id('entry')}/move`, { by: 1 }),
    ],
    [
      'delete /api/v1/public-entries/{id}',
      () => ask('DELETE', `/api/v1/public-entries/${id('entry')}`),
    ],
    ['post /api/v1/held-ideas/{id}', () => declineIdea(acting)],
    [
      'post /api/v1/known-problems',
      () => keeping('problem', 'id', ask('POST', '/api/v1/known-problems', problem)),
    ],
    [
      'put /api/v1/known-problems/{id}',
      () => ask('PUT', `/api/v1/known-problems/${id('problem')}`, { ...problem, version: 1 }),
    ],
    [
      'post /api/v1/known-problems/{id}/end',
      () => ask('POST', `/api/v1/known-problems/${id('problem')}/end`),
    ],
    [
      'post /api/v1/known-problems/{id}/reopen',
      () => ask('POST', `/api/v1/known-problems/${id('problem')}/reopen`),
    ],
  ];
}

/** Its writer publishes nothing where somebody else could: so another one wrote it last. */
async function publishPart({ ask, run, id }: Acting): Promise<Answer> {
  await run((tx) => tx`update public_entry set written_by = null where id = ${id('entry')}`);
  return ask('POST', `/api/v1/public-entries/${id('entry')}/publish`, { version: 2 });
}

async function declineIdea({ ask, run }: Acting): Promise<Answer> {
  const feedbackId = await run(async (tx) => {
    const [added] = await addComments(tx, [{ text: 'An idea' }]);
    await tx`update feedback set type = 'idea', type_by = 'person' where id = ${added!}`;
    return added!;
  });
  const declinedFor = 'It is nothing that we could do.';
  return ask('POST', `/api/v1/held-ideas/${feedbackId}`, { declinedFor });
}
