import { openCase } from '@vocero/sql/cases';
import { inOrganization } from '@vocero/sql/connect';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Import } from '../contract/imports.ts';
import { testApp, type TestApp } from '../test-app.ts';
import { testImports, type TestImports, type Uploaded } from '../test-imports.ts';

let t: TestApp;
let imports: TestImports;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

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
    imports = await testImports(t, 'admin');
    await t.owner`update organization set time_zone = 'Europe/Sarajevo' where id = ${imports.member.orgId}`;
  });

  test('is read when it is uploaded', async () => {
    const { status, body } = await imports.upload(csv, 'ožujak.csv');
    uploaded = body;
    expect(status).toBe(201);
    expect(body).toMatchObject({
      mapping: { text: 'comment', occurredAt: 'date', channel: 'channel', header: true },
      columns: ['id', 'date', 'channel', 'comment'],
    });
    expect(body.rows).toHaveLength(6);
    expect((await imports.ask('GET', '/api/v1/imports')).body).toMatchObject({
      items: [{ id: body.id, fileName: 'ožujak.csv', state: 'uploaded', createdBy: 'Test admin' }],
    });
  });

  test('can be looked at with other settings', async () => {
    const preview = `/api/v1/imports/${uploaded.id}/preview`;
    const again = await imports.ask<Uploaded>('POST', preview, null);
    expect(again.body).toMatchObject({ mapping: uploaded.mapping, rows: uploaded.rows });
    const bare = await imports.ask<Uploaded>('POST', preview, {
      ...uploaded.mapping,
      header: false,
    });
    expect(bare.body.rows[0]).toEqual(['id', 'date', 'channel', 'comment']);
    expect(bare.body.mapping).toMatchObject({ text: '4', occurredAt: '2' });
    const back = await imports.ask<Uploaded>('POST', preview, {
      ...bare.body.mapping,
      header: true,
    });
    expect(back.body.mapping).toMatchObject({ text: 'comment', occurredAt: 'date' });
  });

  test('is counted without being stored', async () => {
    const mapping = { ...uploaded.mapping, externalId: 'id' };
    const { status, body } = await imports.ask(
      'POST',
      `/api/v1/imports/${uploaded.id}/check`,
      mapping,
    );
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
    expect(await imports.count('feedback')).toBe(0);
  });

  test('is imported, and the file goes', async () => {
    const done = await imports.start(uploaded.id, { ...uploaded.mapping, externalId: 'id' });
    expect(done).toMatchObject({ state: 'done', total: 6, accepted: 3, duplicate: 1, refused: 2 });
    expect(done).toMatchObject({ placed: 0, error: null, errorLine: null });
    expect(await imports.count('import_file')).toBe(0);
    const rows = await t.owner`
      select external_id, channel, f.text, occurred_at, redacted, o.text as original
      from feedback f left join feedback_original o on o.feedback_id = f.id
      where f.org_id = ${imports.member.orgId} order by external_id`;
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
      select topic, subject_id from outbox where org_id = ${imports.member.orgId} order by topic desc`;
    expect(outbox).toEqual([
      { topic: 'import.finished', subjectId: uploaded.id },
      { topic: 'bank.index', subjectId: uploaded.id },
    ]);
  });

  test('gives its refused rows back, with reasons', async () => {
    const path = `/api/v1/imports/${uploaded.id}/refused.csv`;
    const answer = await t.app.request(path, {
      headers: { ...imports.member.headers, 'accept-language': 'es' },
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
    const again = await imports.importAll(csv, { externalId: 'id' });
    expect(again).toMatchObject({ accepted: 0, duplicate: 4, refused: 2 });
    expect(await imports.count('feedback')).toBe(3);
  });

  test('cannot be started again, checked or undone twice', async () => {
    const mapping = uploaded.mapping;
    const path = `/api/v1/imports/${uploaded.id}`;
    expect(await imports.ask('POST', `${path}/start`, mapping)).toMatchObject({ status: 409 });
    expect(await imports.ask('POST', `${path}/check`, mapping)).toMatchObject({ status: 409 });

    const [comment] = await t.owner<{ id: string }[]>`
      select id from feedback where org_id = ${imports.member.orgId} limit 1`;
    await inOrganization(t.sql, imports.member.orgId, (tx) =>
      openCase(tx, { feedbackId: comment!.id, memberId: imports.member.memberId }),
    );
    expect(await imports.ask('POST', `${path}/undo`)).toMatchObject({
      status: 409,
      body: { code: 'import_has_cases' },
    });
    await t.owner`delete from customer_case where org_id = ${imports.member.orgId}`;

    const undone = await imports.ask<Import>('POST', `${path}/undo`);
    expect(undone).toMatchObject({ status: 200, body: { state: 'undone' } });
    expect(await imports.count('feedback')).toBe(0);
    const [left] = await t.owner`
      select count(*)::int as count from outbox
      where org_id = ${imports.member.orgId} and topic = 'import.finished'`;
    expect(left).toEqual({ count: 0 });
    expect(await imports.ask('POST', `${path}/undo`)).toMatchObject({
      status: 409,
      body: { code: 'import_state' },
    });
  });

  test('can be imported again after it was undone', async () => {
    expect(await imports.importAll(csv, { externalId: 'id' })).toMatchObject({ accepted: 3 });
  });
});

describe('what is not ours', () => {
  test('is not there: other organisations, ids that are none', async () => {
    imports = await testImports(t, 'admin');
    const { body } = await imports.upload('text\nsome words here\n');
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
