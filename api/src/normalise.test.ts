import { expect, test } from 'vitest';
import { normaliseLine, normaliseText } from './normalise.ts';

test('what can be stored stays as it was sent', () => {
  const said = [
    'Kašnjenje, ćevapi & джак',
    'العربية‏ \u202eright to left override',
    '👩‍👩‍👧‍👦 joined by ZWJ',
    'a\ttab and\na line',
    'U+FFFD itself: \ufffd',
    'pаypal with a Cyrillic а',
    '<script>alert(1)</script> =cmd|x',
  ];
  for (const text of said) expect(normaliseText(text)).toEqual({ text, sanitised: false });
});

test('NUL and other controls are taken out and it is said', () => {
  expect(normaliseText('a\0b')).toEqual({ text: 'ab', sanitised: true });
  expect(normaliseText('a\x07\x1b[31mb\x7f')).toEqual({ text: 'a[31mb', sanitised: true });
});

test('lone surrogates become U+FFFD before the database does it silently', () => {
  expect(normaliseText('a\ud800b')).toEqual({ text: 'a\ufffdb', sanitised: true });
  expect(normaliseText('\udc00\ud83d')).toEqual({ text: '\ufffd\ufffd', sanitised: true });
  expect(normaliseText('😀')).toEqual({ text: '😀', sanitised: false });
});

test('line ends become LF and blanks at the rims go, unsaid', () => {
  expect(normaliseText('  one\r\ntwo\rthree \n')).toEqual({
    text: 'one\ntwo\nthree',
    sanitised: false,
  });
});

test('text with nothing to see is empty', () => {
  for (const text of ['', '  \n\t', '\u200b\u200d\ufeff', '\u202e']) {
    expect(normaliseText(text)).toEqual({ text: '', sanitised: false });
  }
  expect(normaliseText('\0\0')).toEqual({ text: '', sanitised: true });
});

test('normalising twice changes nothing', () => {
  for (const text of ['\0 a \r\r\n b \ud800', ' \x07 ', 'x\ufeff\0']) {
    const once = normaliseText(text).text;
    expect(normaliseText(once)).toEqual({ text: once, sanitised: false });
  }
});

test('a line is one line', () => {
  expect(normaliseLine('  Ana \n\t Anić\0 ')).toBe('Ana Anić');
});
