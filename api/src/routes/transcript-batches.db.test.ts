import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';

let t: TestApp;
let chair: TestMember;
beforeAll(async () => {
  t = await testApp();
  chair = await t.member('chair');
});
afterAll(() => t.close());

async function ask<T = Record<string, unknown>>(
  method: string,
  path: string,
  body?: object,
  headers = chair.headers,
) {
  const answer = await t.app.request(`/api/v1/${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : {}) as T };
}

interface Source {
  id: string;
  speakers: { name: string; isCustomer: boolean }[];
}
interface Batch {
  id: string;
  state: string;
  total: number;
  accepted: number;
  duplicate: number;
  refused: number;
}
interface Added {
  result: string;
  refusal: string | null;
  feedbackId: string | null;
}

/** A call in one of the four forms: the customer says zebra, the agent giraffe. */
function call(n: number): { fileName: string; content: string } {
  const [agent, customer] = [`Giraffe ${n}, how can I help?`, `The zebra ${n} never came.`];
  const forms = [
    {
      fileName: `${n}.txt`,
      content: `Marta: ${agent}\nJon: ${customer}\nMarta: Sorry for giraffe ${n}`,
    },
    {
      fileName: `${n}.vtt`,
      content: `WEBVTT\n\n00:01.000 --> 00:02.000\n<v MARTA>${agent}</v>\n\n00:02.000 --> 00:03.000\n<v Jon>${customer}</v>`,
    },
    {
      fileName: `${n}.srt`,
      content: `1\n00:00:01,000 --> 00:00:02,000\nMarta: ${agent}\n\n2\n00:00:02,000 --> 00:00:03,000\nJon: ${customer}`,
    },
    {
      fileName: `${n}.json`,
      content: JSON.stringify([
        { speaker: 'Marta', text: agent },
        { speaker: 'Jon', text: customer },
      ]),
    },
  ];
  return forms[n % 4]!;
}

const calls = Array.from({ length: 30 }, (_, n) => call(n));

const named = async (name: string) =>
  (await ask<Source>('POST', 'transcript-sources', { name })).body;

const begin = async (sourceId: string) =>
  (await ask<Batch>('POST', 'transcript-batches', { sourceId, name: 'Calls' })).body;

const add = (batch: Batch, file: { fileName: string; content: string }) =>
  ask<Added>('POST', `transcript-batches/${batch.id}/files`, file);

const batchNow = async ({ id }: Batch) => (await ask<Batch>('GET', `imports/${id}`)).body;

test('thirty calls in four forms: who speaks is said once, and remembered for the next batch', async () => {
  const source = await named('Call centre north');
  const unknown = new Set<string>();
  for (const file of calls) {
    const { body } = await ask<{ speakers: { name: string; isCustomer: boolean | null }[] }>(
      ...(['POST', `transcript-sources/${source.id}/look`, file] as const),
    );
    for (const { name, isCustomer } of body.speakers)
      if (isCustomer === null) unknown.add(name.toLowerCase());
  }
  expect([...unknown].sort()).toEqual(['jon', 'marta']);
  const speakers = [
    { name: 'Marta', isCustomer: false },
    { name: 'Jon', isCustomer: true },
  ];
  const put = await ask('PUT', `transcript-sources/${source.id}/speakers`, { speakers });
  expect(put).toMatchObject({ status: 200 });

  const batch = await begin(source.id);
  for (const file of calls) expect((await add(batch, file)).body.result).toBe('stored');
  expect(await batchNow(batch)).toMatchObject({ state: 'done', total: 30, accepted: 30 });

  // What is themed is the comment; what the agent said is beside it.
  const rows = await t.owner<{ text: string; turns: { text: string; customer: boolean }[] }[]>`
    select text, turns from feedback f join feedback_context c
      on c.org_id = f.org_id and c.feedback_id = f.id where import_id = ${batch.id}`;
  expect(rows).toHaveLength(30);
  for (const { text, turns } of rows) {
    expect(text).toMatch(/^The zebra \d+ never came\.$/);
    expect(
      turns.filter(({ customer }) => !customer).every((one) => /giraffe/i.test(one.text)),
    ).toBe(true);
    expect(turns.length).toBeGreaterThan(1);
  }

  const again = await named('call centre NORTH');
  expect(again.id).toBe(source.id);
  const next = await begin(again.id);
  expect((await add(next, call(31))).body.result).toBe('stored');
});

test('the same call is not taken twice, whatever its file is called', async () => {
  const source = await named('Call centre north');
  const batch = await begin(source.id);
  const { body } = await add(batch, { ...call(3), fileName: 'renamed.json' });
  expect(body).toMatchObject({ result: 'known', refusal: null });
  expect(await batchNow(batch)).toMatchObject({ total: 1, accepted: 0, duplicate: 1 });
});

test('a bad file says why, and the rest goes on', async () => {
  const source = await named('Call centre north');
  const batch = await begin(source.id);
  const refusal = async (content: string) =>
    (await add(batch, { fileName: 'a, b.txt', content })).body.refusal;
  expect(await refusal('')).toBe('transcript_unreadable');
  expect(await refusal('Marta: Hello\nNobody: Who knows me?')).toBe('speakers_unknown');
  expect(await refusal('Marta: Hello?\nMarta: Hello?')).toBe('customer_silent');
  expect((await add(batch, call(40))).body.result).toBe('stored');
  expect(await batchNow(batch)).toMatchObject({ total: 4, accepted: 1, refused: 3 });
  const file = await t.app.request(`/api/v1/imports/${batch.id}/refused.csv`, {
    headers: chair.headers,
  });
  expect(await file.text()).toContain('"a, b.txt"');
});

test('a batch is undone as an import, takes no more files, and its calls can come again', async () => {
  const source = await named('Call centre north');
  const batch = await begin(source.id);
  await add(batch, call(50));
  expect((await ask('POST', `imports/${batch.id}/undo`)).status).toBe(200);
  const left = await t.owner`select from feedback where import_id = ${batch.id}`;
  expect(left).toHaveLength(0);
  expect((await add(batch, call(51))).status).toBe(409);
  expect((await add(await begin(source.id), call(50))).body.result).toBe('stored');
});

test('sources and batches of others are not there', async () => {
  const other = await t.member('chair');
  const source = await named('Call centre north');
  const batch = await begin(source.id);
  const asked = await Promise.all([
    ask('POST', 'transcript-batches', { sourceId: source.id, name: 'x' }, other.headers),
    ask('POST', `transcript-sources/${source.id}/look`, call(1), other.headers),
    ask('POST', `transcript-batches/${batch.id}/files`, call(1), other.headers),
    ask(
      'PUT',
      `transcript-sources/${source.id}/speakers`,
      { speakers: [{ name: 'a', isCustomer: true }] },
      other.headers,
    ),
  ]);
  expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});
