import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { detectEncoding } from './detect-encoding.ts';

const bosnian =
  'Već tri sedmice čekam da mi neko javi šta je s priključkom. Džaba sam zvao, niko se ne javlja. ' +
  'Žao mi je, ali odlazim kod drugih; račun ću platiti kad dođe tehničar.';
const spanish =
  '¿Por qué no funciona la aplicación desde ayer? Llevo una semana llamando y mañana me voy. ' +
  '¡Qué desastre! El técnico dijo que volvería el miércoles por la tarde.';
const spanishWithoutMarks =
  'El técnico llegó tarde y cobró más. Atención pésima, no volveré jamás.';
const french =
  'Le technicien est arrivé très tard, là où il était déjà passé à midi. Même problème.';
const english = 'Nobody came, and the invoice was €20 higher – “as agreed”.';

const detect = (text: string, encoding: string, addBOM = false) =>
  detectEncoding(iconv.encode(text, encoding, { addBOM }));

describe.each(['utf-16le', 'utf-16be', 'utf-8'])('%s', (encoding) => {
  test.each([bosnian, spanish, english])('with and without a byte order mark', (text) => {
    expect(detect(text, encoding)).toBe(encoding);
    expect(detect(text, encoding, true)).toBe(encoding);
  });
});

test('Bosnian in one byte per letter is windows-1250', () => {
  expect(detect(bosnian, 'windows-1250')).toBe('windows-1250');
  expect(detect('Niko nije došao, čekali smo.', 'windows-1250')).toBe('windows-1250');
});

test.each([spanish, spanishWithoutMarks, french, english])(
  'western text is windows-1252',
  (text) => {
    expect(detect(text, 'windows-1252')).toBe('windows-1252');
  },
);

test('plain letters are UTF-8, whose cut-off last character is no fault', () => {
  expect(detect('id;text', 'ascii')).toBe('utf-8');
  expect(detectEncoding(Buffer.from('čekam č').subarray(0, -1))).toBe('utf-8');
  expect(detectEncoding(new Uint8Array())).toBe('utf-8');
});

test('Cyrillic in UTF-16 has few zero bytes and needs its mark; in UTF-8 it needs nothing', () => {
  const cyrillic = 'Мајстор није дошао у договорено вријеме.';
  expect(detect(cyrillic, 'utf-16le', true)).toBe('utf-16le');
  expect(detect(cyrillic, 'utf-8')).toBe('utf-8');
});
