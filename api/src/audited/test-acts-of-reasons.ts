import { addComments } from '@vocero/sql/test-themes';
import type { Act, Acting, Answer } from './test-acting.ts';

/** Contact reasons, those that the list may lack, and the rules for kinds. */
export function actsOfReasons(acting: Acting): Act[] {
  const { ask, id, keeping } = acting;
  return [
    ['post /api/v1/reasons/starter', () => ask('POST', '/api/v1/reasons/starter')],
    [
      'post /api/v1/reasons',
      () =>
        keeping(
          'reason',
          'id',
          ask('POST', '/api/v1/reasons', { code: 'zz', names: { en: 'Other' } }),
        ),
    ],
    [
      'patch /api/v1/reasons/{id}',
      () => ask('PATCH', `/api/v1/reasons/${id('reason')}`, { archived: true }),
    ],
    [
      'post /api/v1/reason-baselines',
      () =>
        ask('POST', '/api/v1/reason-baselines', {
          from: '2026-01-05',
          until: '2026-03-02',
          replace: false,
        }),
    ],
    ['post /api/v1/candidate-reasons/adopt', () => adopt(acting)],
    [
      'post /api/v1/candidate-reasons/drop',
      () =>
        ask('POST', '/api/v1/candidate-reasons/drop', {
          reasonId: id('adopted'),
          feedbackIds: [id('words')],
        }),
    ],
    [
      'post /api/v1/candidate-reasons/dismiss',
      () => ask('POST', '/api/v1/candidate-reasons/dismiss', { feedbackIds: [id('words')] }),
    ],
    [
      'post /api/v1/candidate-reasons/restore',
      () => ask('POST', '/api/v1/candidate-reasons/restore', { feedbackIds: [id('words')] }),
    ],
    ['post /api/v1/kind-rules/starter', () => ask('POST', '/api/v1/kind-rules/starter')],
    [
      'post /api/v1/kind-rules',
      () =>
        keeping(
          'rule',
          'id',
          ask('POST', '/api/v1/kind-rules', { kind: 'simple', name: 'Hours', repeats: true }),
        ),
    ],
    [
      'patch /api/v1/kind-rules/{id}',
      () => ask('PATCH', `/api/v1/kind-rules/${id('rule')}`, { enabled: false }),
    ],
  ];
}

async function adopt(acting: Acting): Promise<Answer> {
  const { ask, keep } = acting;
  const feedbackIds = await ownWords(acting);
  keep('words', feedbackIds[0]!);
  const answer = await ask('POST', '/api/v1/candidate-reasons/adopt', {
    code: 'ke',
    names: { en: 'Lost key' },
    feedbackIds,
  });
  keep('adopted', (answer.body['reason'] as unknown as { id: string }).id);
  return answer;
}

/** Comments whose customers named a reason of their own. */
async function ownWords({ t, run }: Acting): Promise<string[]> {
  const ids = await run((tx) => addComments(tx, [{ daysAgo: 1 }, { daysAgo: 1 }, { daysAgo: 1 }]));
  await t.owner`update feedback set reason_other = 'key' where id = any(${ids}::uuid[])`;
  return ids;
}
