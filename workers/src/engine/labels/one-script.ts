/** Serbian Cyrillic in the Latin script, letter by letter, as both are written officially. */
const LATIN: Record<string, string> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'đ', е: 'e', ж: 'ž', з: 'z', и: 'i', ј: 'j' },
  ...{ к: 'k', л: 'l', љ: 'lj', м: 'm', н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't' },
  ...{ ћ: 'ć', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'č', џ: 'dž', ш: 'š' },
};
const CYRILLIC = /\p{Script=Cyrillic}/gu;
const IS_CAPITAL = /\p{Lu}/u;

/**
 * The texts of a theme in one script, so that its name and terms are: where comments in Latin and in
 * Serbian Cyrillic stand together, those in Cyrillic are written in Latin, unless they are the most.
 * Cyrillic of other languages stays as it is, and so does what is among it: a short text may have no letter
 * that Serbian lacks.
 */
export function inOneScript(texts: readonly string[]): readonly string[] {
  const serbian = texts.filter(isSerbianCyrillic).length;
  const latin = texts.filter((text) => text.search(CYRILLIC) < 0).length;
  const other = texts.length - serbian - latin;
  if (serbian === 0 || serbian > latin || other > serbian) return texts;
  return texts.map((text) => (isSerbianCyrillic(text) ? text.replace(CYRILLIC, latinOf) : text));
}

function isSerbianCyrillic(text: string): boolean {
  const letters = text.match(CYRILLIC) ?? [];
  return letters.length > 0 && letters.every((letter) => letter.toLowerCase() in LATIN);
}

/** "Њихов" is "Njihov", "ЊИХОВ" is "NJIHOV". */
function latinOf(letter: string, at: number, text: string): string {
  const small = letter.toLowerCase();
  const latin = LATIN[small]!;
  if (letter === small) return latin;
  const isShouted = IS_CAPITAL.test(text[at + 1] ?? '') || IS_CAPITAL.test(text[at - 1] ?? '');
  return isShouted ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
}
