import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { detectImport } from './detect.ts';

const delimiters = [',', ';', '\t', '|'] as const;
const encodings = ['utf-8', 'windows-1250', 'utf-16le', 'utf-16be'] as const;

const header = ['Broj', 'Datum', 'Kanal', 'Komentar'];
const body = [
  ['a-1', '31.03.2026. 14:30', 'telefon', 'Čekam tehničara već tri sedmice, niko se ne javlja.'],
  ['a-2', '01.04.2026. 09:00', 'e-pošta', 'Račun je stigao kasno; iznos nije isti, žalim se.'],
  [
    'a-3',
    '02.04.2026. 10:10',
    'telefon',
    'Sve pohvale za mladića koji je došao, ljubazan i tačan!',
  ],
  ['a-4', '03.04.2026. 11:20', 'telefon', 'Kazali su "sutra" i nisu došli, dva puta.'],
];

const cell = (text: string, delimiter: string) =>
  text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
const write = (rows: string[][], delimiter: string) =>
  rows.map((row) => row.map((text) => cell(text, delimiter)).join(delimiter)).join('\r\n');
const detect = (text: string, encoding = 'utf-8') =>
  detectImport(iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') }), true);

describe.each(encodings)('%s', (encoding) => {
  describe.each(delimiters)('delimiter %j', (delimiter) => {
    test('with a header', () => {
      const { mapping, columns, rows } = detect(write([header, ...body], delimiter), encoding);
      expect(mapping).toMatchObject({
        encoding,
        delimiter,
        header: true,
        quotes: true,
        externalId: 'Broj',
        occurredAt: 'Datum',
        dateOrder: 'dmy',
        channel: 'Kanal',
        text: 'Komentar',
        reason: null,
        reasonOther: null,
      });
      expect(columns).toEqual(header);
      expect(rows).toEqual(body);
    });

    test('without a header', () => {
      const { mapping, columns, rows } = detect(write(body, delimiter), encoding);
      expect(mapping).toMatchObject({
        encoding,
        delimiter,
        header: false,
        occurredAt: '2',
        text: '4',
        externalId: null,
      });
      expect(columns).toEqual(['1', '2', '3', '4']);
      expect(rows).toEqual(body);
    });
  });
});

test('tab-separated text whose quotes are data', () => {
  const text =
    'card_arrival\tI am still waiting on my card?\n' +
    'card_arrival\t"Still waiting, what should I do\n' +
    'lost_card\tThey said "soon" and "tomorrow".\n' +
    'lost_card\tIt is gone, I think someone took it" \n';
  const { mapping, rows } = detect(text);
  expect(mapping).toMatchObject({ delimiter: '\t', quotes: false, header: false, text: '2' });
  expect(rows[1]).toEqual(['card_arrival', '"Still waiting, what should I do']);
});

test('tab-separated cells that are quoted', () => {
  const { mapping, rows } = detect('"a"\t"one, two and three"\n"b"\t"more ""words"" of text"\n');
  expect(mapping).toMatchObject({ delimiter: '\t', quotes: true });
  expect(rows[1]).toEqual(['b', 'more "words" of text']);
});

test('one comment per line, commas and all', () => {
  const lines = [
    'Too slow, too dear, and nobody answers.',
    'Good.',
    'I waited, and waited, and waited.',
    'The invoice was wrong, again.',
  ];
  expect(detect(lines.join('\n'))).toMatchObject({
    mapping: { text: '1', header: false },
    rows: lines.map((line) => [line]),
  });
  expect(detect(['comment', ...lines].join('\n'))).toMatchObject({
    mapping: { text: 'comment', header: true },
    rows: lines.map((line) => [line]),
  });
});

test('quoted cells with line ends', () => {
  const { mapping, rows } = detect('id,comment\n1,"first line\nsecond line, longer"\n2,"short"\n');
  expect(mapping).toMatchObject({
    delimiter: ',',
    quotes: true,
    text: 'comment',
    externalId: 'id',
  });
  expect(rows).toEqual([
    ['1', 'first line\nsecond line, longer'],
    ['2', 'short'],
  ]);
});

test('what common tools export', () => {
  const forms = detect(
    'Marca temporal,¿Qué podemos mejorar?,Nombre\n' +
      '31/03/2026 14:30:12,"La espera al teléfono, es muy larga",Ana\n' +
      '01/04/2026 9:00:00,Que el técnico llegue a la hora acordada,Luis\n',
  );
  expect(forms.mapping).toMatchObject({
    text: '¿Qué podemos mejorar?',
    occurredAt: 'Marca temporal',
    dateOrder: 'dmy',
    header: true,
  });
  const desk = detect(
    'Ticket ID;Created at;Via;Subject;Description\n' +
      '8841;2026-03-31T10:00:00Z;email;Invoice;My invoice did not arrive and I was charged a fee\n' +
      '8842;2026-03-31T11:00:00Z;chat;Router;The instructions of the router are not clear to me\n',
  );
  expect(desk.mapping).toMatchObject({
    text: 'Description',
    externalId: 'Ticket ID',
    occurredAt: 'Created at',
    dateOrder: 'iso',
    channel: 'Via',
  });
});

test('a column of ids where one is missing or comes twice is not taken for ids', () => {
  const twice = detect('id,comment\n1,first words said here\n1,other words said there\n');
  expect(twice.mapping.externalId).toBeNull();
  const missing = detect('id,comment\n1,first words said here\n,other words said there\n');
  expect(missing.mapping.externalId).toBeNull();
});

test('columns without a name have their number, two of the same name differ', () => {
  expect(detect('comment,,comment\na b c,d,e\nf g h,i,j\n').columns).toEqual([
    'comment',
    '2',
    'comment (3)',
  ]);
});

test('a sample that ends within a row is read up to the row before', () => {
  const bytes = Buffer.from('id;comment\n1;some words here\n2;"cut off in the mid');
  expect(detectImport(bytes, false).rows).toEqual([['1', 'some words here']]);
});

test('nothing but blanks is refused', () => {
  expect(() => detect('')).toThrow('file_empty');
  expect(() => detect('\r\n\r\n')).toThrow('file_empty');
});

test('a workbook is no text', () => {
  const xlsx = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]);
  expect(() => detectImport(xlsx, true)).toThrow('not_text');
});
