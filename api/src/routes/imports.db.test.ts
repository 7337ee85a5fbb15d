import { setTimeout as sleep } from 'node:timers/promises';
import { inOrganization } from '@vocero/sql/connect';
import { raiseKindVersion } from '@vocero/sql/kind-rules';
import { openCase } from '@vocero/sql/cases';
import { appendOutbox } from '@vocero/sql/outbox';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operatorAudit } from '../audit.ts';
import type { Import, ImportMapping, UploadedImport } from '../contract/imports.ts';
import { resumeImports } from '../import/keep.ts';
import { beginImport } from '../import/run.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import type { z } from 'zod';

type Uploaded = z.infer<typeof UploadedImport>;

let t: TestApp;
let admin: TestMember;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

async function ask<T>(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: T }> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await t.app.request(path, { method, headers: admin.headers, ...sent });
  return { status: answer.status, body: (await answer.json()) as T };
}

async function upload(content: string | Buffer, fileName = 'file.csv') {
  const headers = { ...admin.headers, 'content-type': 'application/octet-stream' };
  const answer = await t.app.request(`/api/v1/imports?fileName=${encodeURIComponent(fileName)}`, {
    method: 'POST',
    headers,
    body: content as string,
  });
  return { status: answer.status, body: (await answer.json()) as Uploaded };
}

async function settled(id: string): Promise<Import> {
  for (;;) {
    const { body } = await ask<Import>('GET', `/api/v1/imports/${id}`);
    if (body.state !== 'running') return body;
    await sleep(20);
  }
}

async function start(id: string, mapping: ImportMapping): Promise<Import> {
  const started = await ask<Import>('POST', `/api/v1/imports/${id}/start`, mapping);
  expect(started).toMatchObject({ status: 202, body: { state: 'running' } });
  return settled(id);
}

async function importAll(content: string | Buffer, change: Partial<ImportMapping> = {}) {
  const { body } = await upload(content);
  return start(body.id, { ...body.mapping, ...change });
}

const count = async (table: 'feedback' | 'import_file' | 'outbox') => {
  const [row] = await t.owner<[{ count: number }]>`
    select count(*)::int as count from ${t.owner(table)} where org_id = ${admin.orgId}`;
  return row.count;
};

const csv =
  'id,date,channel,comment\n' +
  'a1,2026-03-30,phone,"Nobody came, and nobody called"\n' +
  'a2,2026-03-31 14:30,email,My bill is wrong - write to ana@example.org\n' +
  'a3,2026-04-01T10:00:00+02:00,phone,"=1+1, said the form"\n' +
  'a1,2026-04-02,phone,The same id again\n' +
  'a5,soon,phone,When?\n' +
  'a6,2026-04-03,phone,\n';

describe('a file with good, bad and doubled rows', () => {
  let uploaded: Uploaded;
  beforeAll(async () => {
    admin = await t.member('admin');
    await t.owner`update organization set time_zone = 'Europe/Sarajevo' where id = ${admin.orgId}`;
  });

  test('is read when it is uploaded', async () => {
    const { status, body } = await upload(csv, 'ožujak.csv');
    uploaded = body;
    expect(status).toBe(201);
    expect(body).toMatchObject({
      mapping: { text: 'comment', occurredAt: 'date', channel: 'channel', header: true },
      columns: ['id', 'date', 'channel', 'comment'],
    });
    expect(body.rows).toHaveLength(6);
    expect((await ask('GET', '/api/v1/imports')).body).toMatchObject({
      items: [{ id: body.id, fileName: 'ožujak.csv', state: 'uploaded', createdBy: 'Test admin' }],
    });
  });

  test('can be looked at with other settings', async () => {
    const preview = `/api/v1/imports/${uploaded.id}/preview`;
    const again = await ask<Uploaded>('POST', preview, null);
    expect(again.body).toMatchObject({ mapping: uploaded.mapping, rows: uploaded.rows });
    const bare = await ask<Uploaded>('POST', preview, { ...uploaded.mapping, header: false });
    expect(bare.body.rows[0]).toEqual(['id', 'date', 'channel', 'comment']);
    expect(bare.body.mapping).toMatchObject({ text: '4', occurredAt: '2' });
    const back = await ask<Uploaded>('POST', preview, { ...bare.body.mapping, header: true });
    expect(back.body.mapping).toMatchObject({ text: 'comment', occurredAt: 'date' });
  });

  test('is counted without being stored', async () => {
    const mapping = { ...uploaded.mapping, externalId: 'id' };
    const { status, body } = await ask('POST', `/api/v1/imports/${uploaded.id}/check`, mapping);
    expect(status).toBe(200);
    expect(body).toEqual({
      total: 6,
      accepted: 3,
      duplicate: 1,
      refused: 2,
      refusals: [
        { line: 6, reason: 'date_form', raw: 'a5,soon,phone,When?' },
        { line: 7, reason: 'text_empty', raw: 'a6,2026-04-03,phone,' },
      ],
    });
    expect(await count('feedback')).toBe(0);
  });

  test('is imported, and the file goes', async () => {
    const done = await start(uploaded.id, { ...uploaded.mapping, externalId: 'id' });
    expect(done).toMatchObject({ state: 'done', total: 6, accepted: 3, duplicate: 1, refused: 2 });
    expect(done).toMatchObject({ placed: 0, error: null, errorLine: null });
    expect(await count('import_file')).toBe(0);
    const rows = await t.owner`
      select external_id, channel, f.text, occurred_at, redacted, o.text as original
      from feedback f left join feedback_original o on o.feedback_id = f.id
      where f.org_id = ${admin.orgId} order by external_id`;
    expect(rows).toEqual([
      {
        externalId: 'a1',
        channel: 'phone',
        text: 'Nobody came, and nobody called',
        occurredAt: new Date('2026-03-30T10:00:00Z'), // noon in Sarajevo
        redacted: false,
        original: null,
      },
      {
        externalId: 'a2',
        channel: 'email',
        text: 'My bill is wrong - write to [email]',
        occurredAt: new Date('2026-03-31T12:30:00Z'),
        redacted: true,
        original: 'My bill is wrong - write to ana@example.org',
      },
      {
        externalId: 'a3',
        channel: 'phone',
        text: '=1+1, said the form',
        occurredAt: new Date('2026-04-01T08:00:00Z'),
        redacted: false,
        original: null,
      },
    ]);
    const outbox = await t.owner`
      select topic, subject_id from outbox where org_id = ${admin.orgId} order by topic desc`;
    expect(outbox).toEqual([
      { topic: 'import.finished', subjectId: uploaded.id },
      { topic: 'bank.index', subjectId: uploaded.id },
    ]);
  });

  test('gives its refused rows back, with reasons', async () => {
    const path = `/api/v1/imports/${uploaded.id}/refused.csv`;
    const answer = await t.app.request(path, {
      headers: { ...admin.headers, 'accept-language': 'es' },
    });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(parse(bytes, { bom: true })).toEqual([
      ['Línea', 'Por qué se rechazó', 'id', 'date', 'channel', 'comment'],
      ['6', 'No se puede leer la fecha.', 'a5', 'soon', 'phone', 'When?'],
      ['7', 'No hay texto.', 'a6', '2026-04-03', 'phone', ''],
    ]);
  });

  test('brings nothing new the second time', async () => {
    const again = await importAll(csv, { externalId: 'id' });
    expect(again).toMatchObject({ accepted: 0, duplicate: 4, refused: 2 });
    expect(await count('feedback')).toBe(3);
  });

  test('cannot be started again, checked or undone twice', async () => {
    const mapping = uploaded.mapping;
    const path = `/api/v1/imports/${uploaded.id}`;
    expect(await ask('POST', `${path}/start`, mapping)).toMatchObject({ status: 409 });
    expect(await ask('POST', `${path}/check`, mapping)).toMatchObject({ status: 409 });

    const [comment] = await t.owner<{ id: string }[]>`
      select id from feedback where org_id = ${admin.orgId} limit 1`;
    await inOrganization(t.sql, admin.orgId, (tx) =>
      openCase(tx, { feedbackId: comment!.id, memberId: admin.memberId }),
    );
    expect(await ask('POST', `${path}/undo`)).toMatchObject({
      status: 409,
      body: { code: 'import_has_cases' },
    });
    await t.owner`delete from customer_case where org_id = ${admin.orgId}`;

    const undone = await ask<Import>('POST', `${path}/undo`);
    expect(undone).toMatchObject({ status: 200, body: { state: 'undone' } });
    expect(await count('feedback')).toBe(0);
    const [left] = await t.owner`
      select count(*)::int as count from outbox
      where org_id = ${admin.orgId} and topic = 'import.finished'`;
    expect(left).toEqual({ count: 0 });
    expect(await ask('POST', `${path}/undo`)).toMatchObject({
      status: 409,
      body: { code: 'import_state' },
    });
  });

  test('can be imported again after it was undone', async () => {
    expect(await importAll(csv, { externalId: 'id' })).toMatchObject({ accepted: 3 });
  });
});

describe('files as they come', () => {
  beforeAll(async () => {
    admin = await t.member('chair');
  });

  test('formulas in refused rows are made harmless, and read back as they were', async () => {
    const done = await importAll('date,comment\nsoon,=HYPERLINK(1)\nsoon,+1 for you\n', {
      occurredAt: 'date',
      text: 'comment',
      header: true,
    });
    const path = `/api/v1/imports/${done.id}/refused.csv`;
    const text = await (await t.app.request(path, { headers: admin.headers })).text();
    expect(text).toContain(",'=HYPERLINK(1)\r\n");
    const again = await importAll(text, { occurredAt: null, text: 'comment' });
    expect(again).toMatchObject({ accepted: 2, refused: 0 });
    const rows = await t.owner`
      select text from feedback where import_id = ${again.id} order by id`;
    expect(rows.map((row) => row['text'] as string)).toEqual(['=HYPERLINK(1)', '+1 for you']);
  });

  test('tab-separated text with quotes in it, without a header', async () => {
    const rows = ['late\t"Still waiting', 'late\tThey said "soon"', 'app\tIt logs me out\\ again'];
    const done = await importAll(rows.join('\n'));
    expect(done).toMatchObject({ total: 3, accepted: 3 });
    const stored =
      await t.owner`select text from feedback where import_id = ${done.id} order by id`;
    expect(stored.map((row) => row['text'] as string)).toEqual([
      '"Still waiting',
      'They said "soon"',
      'It logs me out\\ again',
    ]);
  });

  test('a bad row at the very end is a refused row', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `${i};2026-01-01;comment number ${i}`);
    const done = await importAll(`id;date;text\n${lines.join('\n')}\n20000;2026-99-99;bad\0\n`);
    expect(done).toMatchObject({ state: 'done', total: 20_001, accepted: 20_000, refused: 1 });
  });

  test('a quote that is never closed fails the file whole, with the line', async () => {
    const lines = Array.from({ length: 9_000 }, (_, i) => `${i};comment number ${i}`);
    lines[8_000] = '8000;"open';
    const { body } = await upload(`id;text\n${lines.join('\n')}`);
    expect(body.mapping.quotes).toBe(false); // seen when it was uploaded; here a person knows better
    const mapping = { ...body.mapping, quotes: true, externalId: null };
    const path = `/api/v1/imports/${body.id}`;
    const checked = await ask<{ detail: string }>('POST', `${path}/check`, mapping);
    expect(checked).toMatchObject({
      status: 422,
      body: { code: 'import.quote_unclosed', line: 8002 },
    });
    expect(checked.body.detail).toContain('line 8002');
    const before = await count('feedback');
    const failed = await start(body.id, mapping);
    expect(failed).toMatchObject({ state: 'failed', error: 'quote_unclosed', errorLine: 8002 });
    expect(await count('feedback')).toBe(before);

    const mended = await start(body.id, { ...mapping, quotes: false });
    expect(mended).toMatchObject({ state: 'done', accepted: 9000, error: null, errorLine: null });
  });

  test('a column that is not there fails', async () => {
    const { body } = await upload('id;text\n1;some words\n');
    const mapping = { ...body.mapping, channel: 'nowhere' };
    expect(await ask('POST', `/api/v1/imports/${body.id}/check`, mapping)).toMatchObject({
      status: 422,
      body: { code: 'import.column_missing' },
    });
    expect(await start(body.id, mapping)).toMatchObject({
      state: 'failed',
      error: 'column_missing',
    });
  });

  test('an empty file and a workbook are refused and leave nothing', async () => {
    const before = await count('import_file');
    expect(await upload('')).toMatchObject({ status: 422, body: { code: 'import.file_empty' } });
    const xlsx = Buffer.from([0x50, 0x4b, 3, 4, 0, 0]);
    expect(await upload(xlsx)).toMatchObject({ status: 422, body: { code: 'import.not_text' } });
    expect(await count('import_file')).toBe(before);
  });

  test('a file of several pieces is whole', async () => {
    const lines = Array.from(
      { length: 30_000 },
      (_, i) => `p${i}\tšta je s narudžbom broj ${i}, čekam`,
    );
    const done = await importAll(lines.join('\n'), { externalId: '1' });
    expect(done).toMatchObject({ total: 30_000, accepted: 30_000 });
    const [row] = await t.owner`
      select count(distinct text)::int as texts, count(distinct case_code)::int as codes
      from feedback where import_id = ${done.id}`;
    expect(row).toEqual({ texts: 30_000, codes: 30_000 });
  });
});

describe('an import whose process ends', () => {
  beforeAll(async () => {
    admin = await t.member('admin');
  });

  async function abandoned(secondsAgo: number) {
    const { body } = await upload('text\nfirst words of it\nmore words of it\n');
    const { orgId } = admin;
    const mapping = { ...body.mapping, text: '1' };
    await beginImport(t.deps, { orgId, importId: body.id, mapping }, operatorAudit);
    await t.owner`
      update import set heartbeat_at = now() - ${secondsAgo} * interval '1 second'
      where id = ${body.id}`;
    return body.id;
  }
  const read = async (id: string) => (await ask<Import>('GET', `/api/v1/imports/${id}`)).body;

  test('is left alone while it gives signs of life', async () => {
    const id = await abandoned(5);
    await resumeImports(t.deps);
    expect(await read(id)).toMatchObject({ state: 'running', accepted: 0 });
  });

  test('is run from the stored file by one of those who find it', async () => {
    const id = await abandoned(20);
    await Promise.all([1, 2, 3].map(() => resumeImports(t.deps)));
    expect(await read(id)).toMatchObject({ state: 'done', accepted: 2 });
    const [row] = await t.owner`
      select count(*)::int as count from feedback where import_id = ${id}`;
    expect(row).toEqual({ count: 2 });
  });

  test('gives up after several attempts', async () => {
    const id = await abandoned(20);
    await t.owner`update import set attempts = 5 where id = ${id}`;
    await resumeImports(t.deps);
    expect(await read(id)).toMatchObject({ state: 'failed', error: 'interrupted' });
  });
});

describe('what is not ours', () => {
  test('is not there: other organisations, ids that are none', async () => {
    admin = await t.member('admin');
    const { body } = await upload('text\nsome words here\n');
    const stranger = await t.member('admin');
    for (const id of [body.id, '00000000-0000-7000-8000-000000000000', 'x']) {
      for (const path of [id, `${id}/refused.csv`]) {
        const headers = stranger.headers;
        expect((await t.app.request(`/api/v1/imports/${path}`, { headers })).status, path).toBe(
          404,
        );
      }
    }
    const rows = await inOrganization(t.sql, stranger.orgId, (tx) => tx`select from import_file`);
    expect(rows).toHaveLength(0);
  });
});

test('rules for kinds that change while an import ends are held against all of it', async () => {
  admin = await t.member('admin');
  const { body } = await upload('comment\nThe boiler leaks\n');
  let ended: Promise<Import> | undefined;
  await inOrganization(t.sql, admin.orgId, async (tx) => {
    await raiseKindVersion(tx);
    await appendOutbox(tx, 'kinds.apply', admin.orgId);
    ended = start(body.id, body.mapping);
    await sleep(1_000); // the import is at its end by now, and waits
  });
  expect(await ended).toMatchObject({ state: 'done' });
  const promises = await t.owner`
    select from outbox
    where org_id = ${admin.orgId} and topic = 'kinds.apply' and subject_id = ${admin.orgId}`;
  expect(promises).toHaveLength(2);
});
