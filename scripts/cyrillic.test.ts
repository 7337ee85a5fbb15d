import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { consentTexts } from '../api/src/contract/consent.ts';
import { toCyrillic } from '../api/src/cyrillic.ts';
import { starterReasons } from '../sql/src/starter-reasons.ts';
import { starterRemedies } from '../sql/src/starter-remedies.ts';
import { cyrillicFiles } from './cyrillic-files.ts';
import { cyrillicMessage } from './cyrillic-message.ts';
import { ROOT } from './surroundings.mjs';

test.each(cyrillicFiles())('$path is what npm run build:cyrillic writes', ({ path, text }) => {
  const file = join(ROOT, path);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : null).toBe(text);
});

test('what is written in both scripts in code says the same in both', () => {
  expect(toCyrillic(consentTexts['sr-Latn'])).toBe(consentTexts['sr-Cyrl']);
  for (const { names } of starterReasons) {
    expect(toCyrillic(names['sr-Latn'])).toBe(names['sr-Cyrl']);
  }
  expect(starterRemedies('sr-Latn').map(({ name }) => toCyrillic(name))).toEqual(
    starterRemedies('sr-Cyrl').map(({ name }) => name),
  );
});

test.each([
  [
    '{n, plural, one {# dan} few {# dana} other {# dana}}',
    '{n, plural, one {# дан} few {# дана} other {# дана}}',
  ],
  ['Za {name} · {organization}', 'За {name} · {organization}'],
  [
    'Tema {isOwner, select, yes {je {n, plural, =0 {vaša} other {i vaša, #}}} other {nije}}.',
    'Тема {isOwner, select, yes {је {n, plural, =0 {ваша} other {и ваша, #}}} other {није}}.',
  ],
  ['{share, number} od {date, date, short}', '{share, number} од {date, date, short}'],
])('only the words of a message change: %s', (latin, cyrillic) => {
  expect(cyrillicMessage(latin)).toBe(cyrillic);
});

test.each(['{n, plural, one {# dan}', 'dan}', '{n dan}'])('%s is not a message', (text) => {
  expect(() => cyrillicMessage(text)).toThrow(SyntaxError);
});
