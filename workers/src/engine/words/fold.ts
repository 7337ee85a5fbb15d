/** Letters that no Unicode decomposition takes to plain Latin, among them Serbian Cyrillic. */
const LETTERS = new Map(
  Object.entries({
    đ: 'dj',
    ß: 'ss',
    ł: 'l',
    ø: 'o',
    æ: 'ae',
    œ: 'oe',
    ı: 'i',
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    ђ: 'dj',
    е: 'e',
    ж: 'z',
    з: 'z',
    и: 'i',
    ј: 'j',
    к: 'k',
    л: 'l',
    љ: 'lj',
    м: 'm',
    н: 'n',
    њ: 'nj',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    ћ: 'c',
    у: 'u',
    ф: 'f',
    х: 'h',
    ц: 'c',
    ч: 'c',
    џ: 'dz',
    ш: 's',
  }),
);

const ONLY_ASCII = /^[\0-\x7f]*$/;
const MARKS = /\p{M}+/gu;
const SPECIAL = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu');

/**
 * One spelling for what people type in many: lower case, marks dropped, compatibility forms opened,
 * đ → dj, Serbian Cyrillic → Latin. So "Кашњење", "Kašnjenje" and "kasnjenje" become equal.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (ONLY_ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(SPECIAL, (letter) => LETTERS.get(letter)!);
}
