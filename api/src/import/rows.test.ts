import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readRows, type Row, type RowFormat } from './rows.ts';

const csv: RowFormat = { delimiter: ',', encoding: 'utf-8', quotes: true };
const tsv: RowFormat = { delimiter: '\t', encoding: 'utf-8', quotes: false };

/** The file in pieces of `size` bytes, so that characters and rows are cut anywhere. */
async function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rowsOf(text: string | Buffer, format = csv, size = 7): Promise<Row[]> {
  const rows: Row[] = [];
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for await (const batch of readRows(pieces(bytes, size), format)) rows.push(...batch);
  return rows;
}

test('rows and cells, whatever ends the lines, with the line each begins on', async () => {
  const rows = await rowsOf('a,b\r\n"x\ny",2\n\n\r"say ""hi""",4');
  expect(rows).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['x\ny', '2'] },
    { line: 6, cells: ['say "hi"', '4'] },
  ]);
});

test('quotes that belong to the text stay where cells are not quoted', async () => {
  const rows = await rowsOf('a\t"hello\nb\tsay "no" twice\nc\t""\n', tsv);
  expect(rows.map((row) => row.cells[1])).toEqual(['"hello', 'say "no" twice', '""']);
});

test('a quote inside an unquoted cell is a character', async () => {
  expect((await rowsOf('1,the 5" screen\n'))[0]!.cells).toEqual(['1', 'the 5" screen']);
});

describe.each(['utf-8', 'windows-1250', 'utf-16le', 'utf-16be'] as const)('%s', (encoding) => {
  test.each([1, 3, 64])('is read whole in pieces of %i bytes, without its mark', async (size) => {
    const text = 'šifra;đak\nčć;žaba 5 €\n';
    for (const addBOM of [false, encoding !== 'windows-1250']) {
      const bytes = iconv.encode(text, encoding, { addBOM });
      const rows = await rowsOf(bytes, { delimiter: ';', encoding, quotes: true }, size);
      expect(rows.map((row) => row.cells)).toEqual([
        ['šifra', 'đak'],
        ['čć', 'žaba 5 €'],
      ]);
    }
  });
});

test('a quote that never closes is told with the line it opens on', async () => {
  await expect(rowsOf('a,b\n1,2\n3,"open\n4,5\n')).rejects.toMatchObject({
    code: 'quote_unclosed',
    line: 3,
  });
});

test('a row of megabytes ends the reading', async () => {
  const endless = Buffer.from(`1,"${'x'.repeat(4_100_000)}"\n`);
  await expect(rowsOf(endless, csv, 65_536)).rejects.toMatchObject({
    code: 'row_too_long',
    line: 1,
  });
});

test('an empty file has no rows', async () => {
  expect(await rowsOf('')).toEqual([]);
  expect(await rowsOf('\n\n')).toEqual([]);
});

test('tens of thousands of rows arrive in order', async () => {
  const text = Array.from({ length: 30_000 }, (_, i) => `${i},"row ${i}"\n`).join('');
  const rows = await rowsOf(text, csv, 50_000);
  expect(rows).toHaveLength(30_000);
  expect(rows.at(-1)).toEqual({ line: 30_000, cells: ['29999', 'row 29999'] });
});
