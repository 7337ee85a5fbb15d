/** Serbian Cyrillic in the Latin script, letter by letter, as both are written officially. */
const LATIN: Record<string, string> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'đ', е: 'e', ж: 'ž', з: 'z', и: 'i', ј: 'j' },
  ...{ к: 'k', л: 'l', љ: 'lj', м: 'm', н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't' },
  ...{ ћ: 'ć', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'č', џ: 'dž', ш: 'š' },
};
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LETTERS = /[а-шђјљњћџ]/giu;

/**
 * The texts of a theme in one script, so that its name and terms are: where comments in Latin and in
 * Serbian Cyrillic stand together, those in Cyrillic are written in Latin, unless they are the most.
 */
export function inOneScript(texts: readonly string[]): readonly string[] {
  const cyrillic = texts.filter((text) => CYRILLIC.test(text)).length;
  if (cyrillic === 0 || 2 * cyrillic > texts.length) return texts;
  return texts.map((text) => text.replace(LETTERS, latinOf));
}

function latinOf(letter: string): string {
  const small = letter.toLowerCase();
  const latin = LATIN[small] ?? letter;
  if (letter === small) return latin;
  return latin.charAt(0).toUpperCase() + latin.slice(1);
}
