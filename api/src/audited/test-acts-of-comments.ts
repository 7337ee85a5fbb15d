import { expect } from 'vitest';
import type { Act, Acting, Answer } from './test-acting.ts';

/** What people say of comments, and the files that comments come from. */
export function actsOfComments(acting: Acting): Act[] {
  const { admin, ask, id, keeping } = acting;
  return [
    [
      'patch /api/v1/feedback/{id}',
      () => ask('PATCH', `/api/v1/feedback/${id('words')}`, { kind: 'simple' }),
    ],
    [
      'put /api/v1/feedback/{id}/flags',
      () => ask('PUT', `/api/v1/feedback/${id('words')}/flags`, { flags: ['repeated'] }),
    ],
    [
      'put /api/v1/feedback/{id}/urgent',
      () => ask('PUT', `/api/v1/feedback/${id('urgent')}/urgent`, { taken: true }),
      () =>
        keeping(
          'urgent',
          'id',
          ask('POST', '/api/v1/feedback', {
            channel: 'phone',
            text: 'It smells of gas',
            urgent: true,
          }),
        ),
    ],
    ['put /api/v1/feedback/{id}/again', () => answerAgain(acting)],
    [
      'delete /api/v1/feedback/{id}/again',
      () => ask('DELETE', `/api/v1/feedback/${id('again')}/again`),
    ],
    [
      'put /api/v1/feedback/{id}/praise',
      () => ask('PUT', `/api/v1/feedback/${id('words')}/praise`, { memberIds: [admin.memberId] }),
    ],
    ['post /api/v1/imports/{id}/start', () => startImport(acting)],
    ['post /api/v1/imports/{id}/undo', () => undoImport(acting)],
    [
      'post /api/v1/transcript-sources',
      () => keeping('calls', 'id', ask('POST', '/api/v1/transcript-sources', { name: 'Calls' })),
    ],
    [
      'put /api/v1/transcript-sources/{id}/speakers',
      () =>
        ask('PUT', `/api/v1/transcript-sources/${id('calls')}/speakers`, {
          speakers: [{ name: 'Ana', isCustomer: true }],
        }),
    ],
    [
      'post /api/v1/transcript-batches',
      () => ask('POST', '/api/v1/transcript-batches', { sourceId: id('calls'), name: 'Calls' }),
    ],
  ];
}

async function answerAgain({ ask, keeping, id, secrets }: Acting): Promise<Answer> {
  const said = {
    channel: 'phone',
    text: 'The zebra is late',
    customer: 'customer-77',
    reason: 'wo',
  };
  secrets.push(said.text, said.customer);
  const occurredAt = new Date(Date.now() - 86_400_000).toISOString();
  await ask('POST', '/api/v1/feedback', { ...said, occurredAt });
  await keeping('again', 'id', ask('POST', '/api/v1/feedback', said));
  const text = 'nobody called back';
  secrets.push(text);
  return ask('PUT', `/api/v1/feedback/${id('again')}/again`, { cause: 'other', text });
}

async function startImport({ t, admin, ask, keep, secrets }: Acting): Promise<Answer> {
  const answer = await t.app.request('/api/v1/imports?fileName=said.csv', {
    method: 'POST',
    headers: { ...admin.headers, 'content-type': 'application/octet-stream' },
    body: 'comment\nThe quagga bit me\n',
  });
  secrets.push('quagga');
  const { id, mapping } = (await answer.json()) as { id: string; mapping: object };
  keep('import', id);
  return ask('POST', `/api/v1/imports/${id}/start`, mapping);
}

async function undoImport(acting: Acting): Promise<Answer> {
  const { ask, id } = acting;
  await expect.poll(() => importState(acting), { timeout: 20_000 }).toBe('done');
  return ask('POST', `/api/v1/imports/${id('import')}/undo`);
}

async function importState({ t, id }: Acting): Promise<string> {
  const [row] = await t.owner<[{ state: string }]>`
    select state from import where id = ${id('import')}`;
  return row.state;
}
