import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import bs from './bs.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import hr from './hr.json' with { type: 'json' };
import srCyrl from './sr-Cyrl.json' with { type: 'json' };
import srLatn from './sr-Latn.json' with { type: 'json' };
import { dayIn, wordsIn } from './words.ts';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** The names of what a message is made of. */
const namesIn = (ast: Ast): string[] =>
  ast.flatMap((part) => {
    const options = 'options' in part ? Object.values(part.options) : [];
    const inner = options.flatMap((option) => namesIn(option.value));
    return 'value' in part && Number(part.type) !== 0 ? [part.value, ...inner] : inner;
  });

const parametersOf = (text: string) => new Set(namesIn(new IntlMessageFormat(text, 'en').getAst()));

test('every message is there in every language, made of the same facts', () => {
  for (const other of [es, bs, hr, srLatn, srCyrl]) {
    expect(Object.keys(other)).toEqual(Object.keys(en));
    for (const [key, text] of Object.entries(en)) {
      expect(parametersOf(other[key as keyof typeof en]), key).toEqual(parametersOf(text));
    }
  }
});

test('counts and days are said as each language says them', () => {
  const line = { theme: 'T', before: '3' };
  expect(wordsIn('bs')('digest_line', { ...line, comments: 3 })).toContain('3 komentara');
  expect(wordsIn('bs')('digest_line', { ...line, comments: 21 })).toContain('21 komentar ');
  for (const locale of ['hr', 'sr-Latn']) {
    expect(wordsIn(locale)('digest_line', { ...line, comments: 22 })).toContain('22 komentara');
    expect(wordsIn(locale)('digest_line', { ...line, comments: 25 })).toContain('25 komentara');
    expect(dayIn(locale, '2026-11-16')).toBe('16. 11. 2026.');
  }
  expect(wordsIn('sr-Cyrl')('digest_line', { ...line, comments: 21 })).toContain('21 коментар ');
  expect(dayIn('sr-Cyrl', '2026-11-16')).toBe('16. 11. 2026.');
  expect(wordsIn('es')('digest_line', { ...line, comments: 1 })).toContain('1 comentario ');
  expect(wordsIn('xx')('test_subject')).toBe(wordsIn('en')('test_subject'));
  expect(dayIn('es', '2026-11-16')).toBe('16 de noviembre de 2026');
  expect(dayIn('bs', '2026-11-16')).toBe('16. 11. 2026.');
});
