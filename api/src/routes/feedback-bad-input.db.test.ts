import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FeedbackDetail, FeedbackReceipt } from '../contract/feedback.ts';
import { normaliseText } from '../normalise.ts';
import { testApp, type TestApp } from '../test-app.ts';

let t: TestApp;
let headers: Record<string, string>;
let orgId: string;
beforeAll(async () => {
  t = await testApp();
  orgId = (await t.organization()).id;
  headers = (await t.key(orgId, ['feedback:write', 'feedback:read'])).headers;
});
afterAll(() => t.close());

const path = '/api/v1/feedback';

/** Sends these very bytes. */
async function send(body: string | Uint8Array, more: Record<string, string> = {}) {
  const response = await t.app.request(path, {
    method: 'POST',
    headers: { ...headers, ...more },
    body,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const comment = (more: object) => JSON.stringify({ channel: 'form', text: 'Late', ...more });

async function readBack(body: unknown): Promise<FeedbackDetail> {
  const response = await t.app.request(`${path}/${(body as FeedbackReceipt).id}`, { headers });
  return (await response.json()) as FeedbackDetail;
}

async function countRows() {
  const [row] = await t.owner<[{ rows: number }]>`
    select (select count(*) from feedback)::int + (select count(*) from outbox)::int
      + (select count(*) from contact)::int + (select count(*) from feedback_context)::int
      + (select count(*) from idempotency_key)::int + (select count(*) from tracking_link)::int as rows`;
  return row.rows;
}

test.each([
  ['NUL', 'a\0b', true],
  ['lone high surrogate', 'a\ud800b', true],
  ['lone low surrogate', '\udfffb', true],
  ['controls', 'a\x01\x1b[2Jb', true],
  ['U+FFFD itself', 'a\ufffdb', false],
  ['right-to-left override', 'a\u202eb\u202c', false],
  ['bidi isolates', '\u2067abc\u2069', false],
  ['zero-width joiner', '👨‍👩‍👧‍👦', false],
  ['byte order mark within', 'a\ufeffb', false],
  ['homoglyphs', 'pаypаl', false],
  ['combining marks', 'Z\u0351\u036b\u0343', false],
  ['line ends', 'a\r\nb\rc', false],
  ['markup', '<img src=x onerror=alert(1)>', false],
  ['a formula', '=1+1', false],
  ['SQL', "'; drop table feedback; --", false],
  ['inherited names', '__proto__ constructor toString', false],
])('%s: what is stored is what was sent, normalised', async (_, text, sanitised) => {
  const answer = await send(comment({ text }));
  expect(answer.status).toBe(201);
  expect(await readBack(answer.body)).toMatchObject({ text: normaliseText(text).text, sanitised });
});

test('the control: the database itself refuses or silently changes what is taken out', async () => {
  await expect(t.sql`select ${'a\0b'}::text as text`).rejects.toMatchObject({ code: '22021' });
  const [row] = await t.sql`select ${'a\ud800b'}::text as text`;
  expect(row!['text']).toBe('a\ufffdb');
  await expect(t.sql`select ${t.sql.json({ a: '\0' })}::jsonb`).rejects.toMatchObject({
    code: '22P05',
  });
});

test('bad characters in every other text are refused or taken out', async () => {
  for (const bad of ['a\0b', 'a\ud800b', 'a\nb', 'a\x1bb']) {
    for (const field of [
      { externalId: bad },
      { customer: bad },
      { customer: { reference: bad } },
    ]) {
      expect((await send(comment(field))).status).toBe(400);
    }
    expect((await send(comment({ reason: bad }))).status).toBeOneOf([400, 422]);
    const turns = [{ speaker: bad, text: bad, customer: true }];
    const customer = { name: bad, phone: bad, mayContact: true };
    const answer = await send(comment({ turns, customer }));
    expect(answer.status).toBe(201);
    const { turns: stored } = await readBack(answer.body);
    expect(stored[0]!.text).toBe(normaliseText(bad).text);
  }
});

test.each([
  ['no JSON', '{"channel":', 400, 'bad_json'],
  ['nothing', '', 400, 'bad_json'],
  ['depth 10,000', '['.repeat(10_000) + ']'.repeat(10_000), 400, 'too_deep'],
  [
    'depth 10,000 in a field',
    comment({}).replace('{', `{"turns":${'['.repeat(1e4)}${']'.repeat(1e4)},`),
    400,
    'too_deep',
  ],
  ['10 MB', comment({ text: 'x'.repeat(10_000_000) }), 413, 'too_large'],
  ['a text beyond its limit', comment({ text: 'x'.repeat(10_001) }), 400, 'invalid'],
  [
    'a number beyond numbers',
    '{"channel":"form","text":"a","scores":{"nps":1e400}}',
    400,
    'invalid',
  ],
  ['a fraction', comment({ scores: { nps: 0.5 } }), 400, 'invalid'],
  ['year 0000', comment({ occurredAt: '0000-01-01T00:00:00Z' }), 400, 'invalid'],
  ['year 1899', comment({ occurredAt: '1899-12-31T23:59:59Z' }), 400, 'invalid'],
  ['year 2200', comment({ occurredAt: '2200-01-01T00:00:00Z' }), 400, 'invalid'],
  ['year 999999', comment({ occurredAt: '+999999-01-01T00:00:00Z' }), 400, 'invalid'],
  ['infinity', comment({ occurredAt: 'infinity' }), 400, 'invalid'],
  ['30 February', comment({ occurredAt: '2026-02-30T00:00:00Z' }), 400, 'invalid'],
  ['an array', '[]', 400, 'invalid'],
  ['null', 'null', 400, 'invalid'],
  ['a text that is a number', comment({ text: 7 }), 400, 'invalid'],
  ['a column of ours', comment({ caseCode: 'AAAA0000' }), 400, 'invalid'],
  ['an organisation', comment({ orgId: '01890000-0000-7000-8000-000000000001' }), 400, 'invalid'],
  ['an empty text', comment({ text: ' \0 ' }), 400, 'text_empty'],
])('%s is refused in plain words and nothing is written', async (_, body, status, code) => {
  const before = await countRows();
  const answer = await send(body, { 'idempotency-key': 'bad' });
  expect([answer.status, answer.body['code']]).toEqual([status, code]);
  expect(String(answer.body['detail'])).toMatch(/^\p{Lu}[^{}]+\.$/u);
  expect(await countRows()).toBe(before);
});

test('bytes that are not UTF-8 are refused, not replaced', async () => {
  const bytes = Buffer.concat([
    Buffer.from('{"channel":"form","text":"'),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('"}'),
  ]);
  expect(await send(bytes)).toMatchObject({ status: 400, body: { code: 'bad_json' } });
});

test('10 MB that come in pieces without a length are cut off', async () => {
  const piece = new TextEncoder().encode('x'.repeat(100_000));
  let pieces = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      pieces += 1;
      controller.enqueue(piece);
      if (pieces === 100) controller.close();
    },
  });
  const init = { method: 'POST', headers, body: stream, duplex: 'half' };
  const response = await t.app.request(path, init as RequestInit);
  expect(response.status).toBe(413);
  expect(pieces).toBeLessThan(60);
});

test('of doubled keys the last counts, and minus zero is zero', async () => {
  const body = '{"channel":"form","text":"first","text":"second","scores":{"nps":-0}}';
  const answer = await send(body);
  const stored = await readBack(answer.body);
  expect([stored.text, JSON.stringify(stored.scores)]).toEqual(['second', '{"nps":0}']);
});

test('__proto__ changes nothing but is never stored', async () => {
  const body =
    '{"__proto__":{"isAdmin":true},"channel":"form","text":"Late","scores":{"__proto__":{"nps":1}}}';
  const answer = await send(body);
  expect(answer.status).toBeOneOf([201, 400]);
  if (answer.status === 201) expect((await readBack(answer.body)).scores).toEqual({});
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
});

test('the first and the last instant that are taken are stored exactly', async () => {
  for (const occurredAt of ['1900-01-01T00:00:00.000Z', '2199-12-31T23:59:59.999Z']) {
    const answer = await send(comment({ occurredAt }));
    expect((await readBack(answer.body)).occurredAt).toBe(occurredAt);
  }
});

test.each([
  'channel=%00',
  'language=%00',
  'language=%ED%A0%80',
  'reason=%00',
  'since=0000-01-01T00:00:00Z',
  'until=infinity',
  'limit=0',
  'limit=1e9',
  'limit=-1',
  'theme=x',
  'kind=x',
  'cursor=%00',
])('the list refuses ?%s', async (query) => {
  const response = await t.app.request(`${path}?${query}`, { headers });
  expect(response.status).toBe(400);
});

test('a body that is not said to be JSON is refused', async () => {
  const answer = await send(comment({}), { 'content-type': 'text/plain' });
  expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported_type' } });
});
