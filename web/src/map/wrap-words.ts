interface Room {
  widthOf: (words: string) => number;
  width: number;
  lines: number;
}

/** Words in so many lines at most, broken between words; what does not fit ends in `…`. */
export function wrapWords(text: string, { widthOf, width, lines }: Room): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  const made: string[] = [];
  let rest = words;
  while (rest.length > 0 && made.length < lines) {
    const count = fitting(rest, (line) => widthOf(line) <= width);
    made.push(rest.slice(0, count).join(' '));
    rest = rest.slice(count);
  }
  const last = made.pop();
  if (last === undefined) return [];
  const whole = rest.length === 0 && widthOf(last) <= width;
  return [...made, whole ? last : shorten(`${last}${rest.length > 0 ? ' ' : ''}`, widthOf, width)];
}

/** How many of the words fit in one line; at least one. */
function fitting(words: readonly string[], fits: (line: string) => boolean): number {
  let count = 1;
  while (count < words.length && fits(words.slice(0, count + 1).join(' '))) count++;
  return count;
}

function shorten(line: string, widthOf: (words: string) => number, width: number): string {
  const letters = [...line.trimEnd()];
  while (letters.length > 1 && widthOf(`${letters.join('').trimEnd()}…`) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
