import { inOrganization } from '@vocero/sql/connect';
import { insertContactReasons } from '@vocero/sql/contact-reasons';
import { indexBankJob } from '@vocero/workers/jobs/index-bank';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Facets, SavedView } from '../contract/bank.ts';
import type { ListedFeedback } from '../contract/feedback.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';

interface Page {
  items: ListedFeedback[];
  nextCursor: string | null;
}

/** The words by which a comment is named here are its external id. */
const COMMENTS = [
  { externalId: 'en', text: 'My invoices are wrong', language: 'en', channel: 'email' },
  {
    externalId: 'es',
    text: 'Las FACTURAS llegan tarde, otra vez',
    kind: 'avoidable',
    reason: 'bi',
    channel: 'phone',
  },
  { externalId: 'bs', text: 'Računi opet kasne', language: 'bs', channel: 'phone' },
  { externalId: 'sr', text: 'Рачун није стигао, Ђорђе', language: 'sr', channel: 'form' },
  { externalId: 'order', text: 'Order 4711 came late again', language: 'en', channel: 'form' },
  { externalId: 'mail', text: 'Write to jo@example.org about the boiler', channel: 'form' },
  { externalId: 'formula', text: '=HYPERLINK("x"); boiler', channel: 'form' },
];

let t: TestApp;
let reader: TestMember;
beforeAll(async () => {
  t = await testApp();
  reader = await t.member('reader');
  await inOrganization(t.sql, reader.orgId, (tx) =>
    insertContactReasons(tx, [{ code: 'bi', names: { en: 'Bills' }, departmentId: null }]),
  );
  await fill(reader, COMMENTS);
});
afterAll(() => t.close());

/** Sends comments as a key and has them made searchable. */
async function fill(who: TestMember, comments: readonly object[]): Promise<void> {
  const { headers } = await t.key(who.orgId, ['feedback:write']);
  for (const [at, comment] of comments.entries()) {
    const occurredAt = new Date(Date.UTC(2026, 5 - at, 10)).toISOString();
    const body = JSON.stringify({ channel: 'form', occurredAt, ...comment });
    const answer = await t.app.request('/api/v1/feedback', { method: 'POST', headers, body });
    expect(answer.status).toBe(201);
  }
  await index(who.orgId);
}

/** In small batches, as a worker does it. */
async function index(orgId: string): Promise<void> {
  await inOrganization(
    t.sql,
    orgId,
    (tx) =>
      tx`insert into outbox (org_id, topic, subject_id) values (app_org(), 'bank.index', ${orgId})`,
  );
  const job = indexBankJob({ sql: t.sql, signal: new AbortController().signal, batch: 3 });
  await job({ data: { orgId, subjectIds: [orgId] } });
}

const ask = async <T>(path: string, who: TestMember = reader): Promise<T> => {
  const answer = await t.app.request(`/api/v1/${path}`, { headers: who.headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
};
const list = (query: Record<string, string>, who?: TestMember) =>
  ask<Page>(`feedback?${new URLSearchParams(query).toString()}`, who);
const found = async (q: string, more: Record<string, string> = {}, who?: TestMember) =>
  (await list({ q, ...more }, who)).items.map(({ externalId }) => externalId);
const facets = (query: Record<string, string>) =>
  ask<Facets>(`bank/facets?${new URLSearchParams(query).toString()}`);

test('a word finds what is said in every language and script, newest first', async () => {
  for (const q of ['factura', 'bills', 'račun', 'рачуни', 'INVOICE']) {
    expect(await found(q), q).toEqual(['en', 'es', 'bs', 'sr']);
  }
  expect(await found('djordje')).toEqual(['sr']);
});

test('the words alone are found where one says so', async () => {
  expect(await found('factura', { exact: '1' })).toEqual(['es']);
});

test('all words must be said; a phrase as written; what is taken away is not there', async () => {
  expect(await found('invoice late')).toEqual(['es', 'bs']);
  expect(await found('late -invoice')).toEqual(['order']);
  expect(await found('"late again"')).toEqual(['order']);
  expect(await found('"again late"')).toEqual([]);
  expect(await found('4711')).toEqual(['order']);
  expect(await found('4712')).toEqual([]);
});

test('signs that mean something to the database mean nothing here', async () => {
  for (const q of [`'`, `a' | 'b`, '\\', '§', `!(*) & :*`, '"', '-', '<->']) {
    await expect(found(q), q).resolves.toBeInstanceOf(Array);
  }
});

test('what says it is marked, by the characters of the text', async () => {
  const { items } = await list({ q: 'factura' });
  const words = items.map(({ text, marks }) => marks.map(([from, to]) => text.slice(from, to)));
  expect(words).toEqual([['invoices'], ['FACTURAS'], ['Računi'], ['Рачун']]);
});

test('personal details that were replaced are not found, nor their placeholder', async () => {
  expect(await found('boiler')).toEqual(['mail', 'formula']);
  expect(await found('jo@example.org')).toEqual([]);
  expect(await found('"jo"')).toEqual([]);
  expect(await found('"email"')).toEqual([]);
});

test('synonyms of the organisation count at once', async () => {
  const admin = await t.member('admin');
  await fill(admin, [{ externalId: 'own', text: 'The zorblatt hums' }]);
  expect(await found('kettle', {}, admin)).toEqual([]);
  const saved = await t.app.request('/api/v1/synonyms', {
    method: 'PUT',
    headers: admin.headers,
    body: JSON.stringify({ version: 0, lines: ['zorblatt, kettle'] }),
  });
  expect(saved.status).toBe(200);
  expect(await found('kettle', {}, admin)).toEqual(['own']);
});

test('pages follow one another without a gap over the months, in either order', async () => {
  for (const order of ['newest', 'closest']) {
    const seen: (string | null)[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page = await list({
        ...{ q: 'factura', limit: '1', order },
        ...(cursor === '' ? {} : { cursor }),
      });
      seen.push(...page.items.map(({ externalId }) => externalId));
      cursor = page.nextCursor;
    }
    expect(seen.sort(), order).toEqual(['bs', 'en', 'es', 'sr']);
  }
});

test('filters and times narrow what is found', async () => {
  expect(await found('factura', { channel: 'phone' })).toEqual(['es', 'bs']);
  expect(await found('factura', { channel: 'phone', limit: '1' })).toEqual(['es']);
  const since = '2026-04-01T00:00:00Z';
  expect(await found('factura', { since })).toEqual(['en', 'es', 'bs']);
  expect(await found('factura', { since, until: '2026-06-01T00:00:00Z' })).toEqual(['es', 'bs']);
});

test('facets count what the list shows, and say what was searched besides', async () => {
  const answer = await facets({ q: 'factura' });
  expect(answer).toMatchObject({ count: 4, capped: false, filling: false });
  expect(answer.also).toContainEqual({ language: 'bs', word: 'račun' });
  for (const { facet, value, count } of answer.facets) {
    if (facet === 'month') continue;
    expect(await found('factura', { [facet]: value }), `${facet} ${value}`).toHaveLength(count);
  }
  const months = answer.facets.filter(({ facet }) => facet === 'month');
  expect(months.map(({ value }) => value.slice(0, 7))).toEqual([
    ...['2026-06', '2026-05', '2026-04', '2026-03'],
  ]);
  expect(await facets({ q: 'factura', channel: 'phone' })).toMatchObject({ count: 2 });
  expect(await facets({})).toMatchObject({ count: COMMENTS.length, also: [] });
});

test('another organisation’s comments are never found, whatever is asked', async () => {
  const other = await t.member('admin');
  await fill(other, [{ externalId: 'theirs', text: 'An invoice of theirs' }]);
  expect(await found('invoice', {}, other)).toEqual(['theirs']);
  expect(await found('invoice')).not.toContain('theirs');
  expect(await found('-nothing', {}, other)).toEqual(['theirs']);
  // Both have words of the same month; even asked with the other's prefix the guard lets none out.
  const rows = await inOrganization(t.sql, other.orgId, async (tx) => {
    await tx`select set_config('app.words', '!nothing', true)`;
    return tx`select from feedback_words`;
  });
  expect(rows).toHaveLength(1);
});

test('a comment that is erased is gone from the index', async () => {
  const admin = await t.member('admin');
  await fill(admin, [{ externalId: 'gone', text: 'A secret invoice' }]);
  expect(await found('invoice', {}, admin)).toEqual(['gone']);
  await inOrganization(t.sql, admin.orgId, (tx) => tx`delete from feedback`);
  const left = await t.owner`select from feedback_words where org_id = ${admin.orgId}`;
  expect(left).toHaveLength(0);
});

test('filling the bank twice leaves the same rows', async () => {
  const count = () =>
    t.owner`select count(*)::int from feedback_words where org_id = ${reader.orgId}`;
  const before = await count();
  await index(reader.orgId);
  expect(await count()).toEqual(before);
});

const download = async (query: Record<string, string>) => {
  const answer = await t.app.request(
    `/api/v1/bank/export.csv?${new URLSearchParams(query).toString()}`,
    { headers: reader.headers },
  );
  expect(answer.status).toBe(200);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
};

test('the file holds what the list shows, and no spreadsheet finds a formula in it', async () => {
  const text = await download({ bom: '0' });
  const rows = parse<Record<string, string>>(text, { columns: true });
  const listed = (await list({})).items;
  expect(rows.map((row) => row['External ID'])).toEqual(listed.map((item) => item.externalId));
  expect(rows.at(-1)!['Comment']).toBe(`'=HYPERLINK("x"); boiler`);
  expect(text).toContain('[email]');
  expect(text).not.toContain('example.org');
  const some = parse<object>(await download({ q: 'factura', bom: '0' }), { columns: true });
  expect(some).toHaveLength(4);
});

test('a spreadsheet in Spanish or Bosnian gets semicolons and names it knows', async () => {
  expect(await download({ q: '4711', lang: 'es' })).toMatch(/^\uFEFF"Comentario";"Fecha";/);
  expect(await download({ q: '4711', lang: 'bs', bom: '0' })).toMatch(/^"Komentar";"Datum";/);
});

test('a file of the bank can be imported as it is', async () => {
  const admin = await t.member('admin');
  const answer = await t.app.request('/api/v1/imports?name=comments.csv', {
    method: 'POST',
    headers: { ...admin.headers, 'content-type': 'application/octet-stream' },
    body: await download({ lang: 'es' }),
  });
  const { mapping } = (await answer.json()) as { mapping: Record<string, unknown> };
  expect(mapping).toMatchObject({
    text: 'Comentario',
    occurredAt: 'Fecha',
    externalId: 'Identificador',
    channel: 'Canal',
    reason: 'Motivo',
    reasonOther: 'Otro motivo',
    kind: 'Clase',
    customer: 'Cliente',
  });
});

test('one’s own views are one’s own, shared ones are read by all and changed by few', async () => {
  const org = { id: reader.orgId, slug: reader.slug };
  const agent = await t.member('agent', org);
  const chair = await t.member('chair', org);
  const send = async (who: TestMember, method: string, path: string, body?: object) => {
    const answer = await t.app.request(`/api/v1/views${path}`, {
      ...{ method, headers: who.headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : null) as SavedView };
  };
  const names = async (who: TestMember) =>
    (await ask<{ items: SavedView[] }>('views', who)).items.map(({ name }) => name);

  const { body: view } = await send(agent, 'POST', '', {
    ...{ name: ' Late bills ', query: 'q=late+invoice', shared: false },
  });
  expect(view).toMatchObject({ name: 'Late bills', own: true, mayChange: true });
  expect(await names(agent)).toEqual(['Late bills']);
  expect(await names(chair)).toEqual([]);
  expect((await send(chair, 'PATCH', `/${view.id}`, { name: 'Mine' })).status).toBe(404);

  await send(agent, 'PATCH', `/${view.id}`, { shared: true });
  expect(await names(reader)).toEqual(['Late bills']);
  expect((await send(reader, 'PATCH', `/${view.id}`, { name: 'Mine' })).status).toBe(403);
  expect((await send(reader, 'DELETE', `/${view.id}`)).status).toBe(403);
  expect((await send(chair, 'PATCH', `/${view.id}`, { name: 'Ours' })).body.name).toBe('Ours');

  expect((await send(agent, 'DELETE', `/${view.id}`)).status).toBe(204);
  expect(await names(agent)).toEqual([]);
  expect((await send(agent, 'PATCH', `/${view.id}`, { deleted: false })).status).toBe(200);
  expect(await names(agent)).toEqual(['Ours']);
  expect((await send(agent, 'POST', '', { name: '', query: '', shared: false })).status).toBe(400);
});
