import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../test-app.ts';
import { testImports, type TestImports } from '../test-imports.ts';

let t: TestApp;
let imports: TestImports;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

describe('files as they come', () => {
  beforeAll(async () => {
    imports = await testImports(t, 'chair');
  });

  test('formulas in refused rows are made harmless, and read back as they were', async () => {
    const done = await imports.importAll('date,comment\nsoon,=HYPERLINK(1)\nsoon,+1 for you\n', {
      occurredAt: 'date',
      text: 'comment',
      header: true,
    });
    const path = `/api/v1/imports/${done.id}/refused.csv`;
    const text = await (await t.app.request(path, { headers: imports.member.headers })).text();
    expect(text).toContain(",'=HYPERLINK(1)\r\n");
    const again = await imports.importAll(text, { occurredAt: null, text: 'comment' });
    expect(again).toMatchObject({ accepted: 2, refused: 0 });
    const rows = await t.owner`
      select text from feedback where import_id = ${again.id} order by id`;
    expect(rows.map((row) => row['text'] as string)).toEqual(['=HYPERLINK(1)', '+1 for you']);
  });

  test('tab-separated text with quotes in it, without a header', async () => {
    const rows = ['late\t"Still waiting', 'late\tThey said "soon"', 'app\tIt logs me out\\ again'];
    const done = await imports.importAll(rows.join('\n'));
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
    const done = await imports.importAll(
      `id;date;text\n${lines.join('\n')}\n20000;2026-99-99;bad\0\n`,
    );
    expect(done).toMatchObject({ state: 'done', total: 20_001, accepted: 20_000, refused: 1 });
  });

  test('a quote that is never closed fails the file whole, with the line', async () => {
    const lines = Array.from({ length: 9_000 }, (_, i) => `${i};comment number ${i}`);
    lines[8_000] = '8000;"open';
    const { body } = await imports.upload(`id;text\n${lines.join('\n')}`);
    expect(body.mapping.quotes).toBe(false); // seen when it was uploaded; here a person knows better
    const mapping = { ...body.mapping, quotes: true, externalId: null };
    const path = `/api/v1/imports/${body.id}`;
    const checked = await imports.ask<{ detail: string }>('POST', `${path}/check`, mapping);
    expect(checked).toMatchObject({
      status: 422,
      body: { code: 'import.quote_unclosed', line: 8002 },
    });
    expect(checked.body.detail).toContain('line 8002');
    const before = await imports.count('feedback');
    const failed = await imports.start(body.id, mapping);
    expect(failed).toMatchObject({ state: 'failed', error: 'quote_unclosed', errorLine: 8002 });
    expect(await imports.count('feedback')).toBe(before);

    const mended = await imports.start(body.id, { ...mapping, quotes: false });
    expect(mended).toMatchObject({ state: 'done', accepted: 9000, error: null, errorLine: null });
  });

  test('a column that is not there fails', async () => {
    const { body } = await imports.upload('id;text\n1;some words\n');
    const mapping = { ...body.mapping, channel: 'nowhere' };
    expect(await imports.ask('POST', `/api/v1/imports/${body.id}/check`, mapping)).toMatchObject({
      status: 422,
      body: { code: 'import.column_missing' },
    });
    expect(await imports.start(body.id, mapping)).toMatchObject({
      state: 'failed',
      error: 'column_missing',
    });
  });

  test('an empty file and a workbook are refused and leave nothing', async () => {
    const before = await imports.count('import_file');
    expect(await imports.upload('')).toMatchObject({
      status: 422,
      body: { code: 'import.file_empty' },
    });
    const xlsx = Buffer.from([0x50, 0x4b, 3, 4, 0, 0]);
    expect(await imports.upload(xlsx)).toMatchObject({
      status: 422,
      body: { code: 'import.not_text' },
    });
    expect(await imports.count('import_file')).toBe(before);
  });

  test('a file of several pieces is whole', async () => {
    const lines = Array.from(
      { length: 30_000 },
      (_, i) => `p${i}\tšta je s narudžbom broj ${i}, čekam`,
    );
    const done = await imports.importAll(lines.join('\n'), { externalId: '1' });
    expect(done).toMatchObject({ total: 30_000, accepted: 30_000 });
    const [row] = await t.owner`
      select count(distinct text)::int as texts, count(distinct case_code)::int as codes
      from feedback where import_id = ${done.id}`;
    expect(row).toEqual({ texts: 30_000, codes: 30_000 });
  });
});
