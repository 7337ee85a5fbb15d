const LONGEST = 200;

/** Text as it may stand in one line of a letter's head: no line ends, no control characters. */
export function oneLine(text: string): string {
  const flat = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  const signs = [...flat];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join('')}…` : flat;
}
