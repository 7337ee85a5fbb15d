import { sortedStems } from './best-name.ts';
import type { Characteristic } from './characteristic.ts';
import { meritOf, sharesOfParts } from './name-merit.ts';
import { secondName } from './second-name.ts';
import { foldText } from '../words/fold.ts';
import { phrasesWith } from './two-names.ts';

/** How the one or two phrases that say the name of a theme read. */
export type Written = (
  said: readonly Characteristic[],
  theme: number,
  name: Characteristic,
) => string;

/**
 * Writes the names of themes, no two alike: where two would be, the later one is its phrase as it is, or another
 * one, or numbered.
 * @param order of themes, the first of them first.
 * @param names by theme: the phrase that names it.
 * @param kept names that stay as they were.
 * @returns by theme; '' where it has no phrase.
 */
export function writeLabels(
  order: readonly number[],
  phrases: readonly Characteristic[][],
  names: ReadonlyMap<number, Characteristic>,
  written: Written,
  kept: ReadonlyMap<number, string>,
): string[] {
  const seen = new Set(Array.from(kept.values(), foldText));
  const isOfAnother = namedBy(names);
  const newLabel = (theme: number) => {
    const own = phrases[theme]!;
    const name = names.get(theme);
    if (own.length === 0) return '';
    const isFree = (phrase: Characteristic) => !isOfAnother(phrase, theme);
    const readings = name
      ? [
          written(saidOf(name, own, isFree), theme, name),
          ...[name, ...own.filter(isFree)].map(surfaceOf),
        ]
      : joinedOf(own);
    const free = readings.map(capitalized).find((label) => !seen.has(foldText(label)));
    return free ?? numbered(capitalized(surfaceOf(name ?? own[0]!)), theme + 1, seen);
  };
  const labels: string[] = [];
  for (const theme of order) {
    labels[theme] = kept.get(theme) ?? newLabel(theme);
    seen.add(foldText(labels[theme]));
  }
  return labels;
}

/** A name with the first number from one on that makes it none of those seen. */
export function numbered(name: string, from: number, seen: ReadonlySet<string>): string {
  let number = from;
  while (seen.has(foldText(`${name} ${number}`))) number++;
  return `${name} ${number}`;
}

/** What a theme is called whose phrases are all names of others, if that tells it from them. */
const joinedOf = ([first, second]: readonly Characteristic[]) =>
  first && second ? [`${first.surface}, ${second.surface}`] : [];

const surfaceOf = ({ surface }: Characteristic) => surface;

/** Whether a phrase is the name of another theme. */
function namedBy(names: ReadonlyMap<number, Characteristic>) {
  const themeOf = new Map(
    Array.from(names, ([theme, name]) => [sortedStems(name).join(' '), theme]),
  );
  return (phrase: Characteristic, theme: number) =>
    (themeOf.get(sortedStems(phrase).join(' ')) ?? theme) !== theme;
}

/** The phrases that say a name: two with its word, or it and a second one, or it alone. */
export function saidOf(
  name: Characteristic,
  phrases: readonly Characteristic[],
  isFree: (phrase: Characteristic) => boolean = () => true,
): Characteristic[] {
  const shares = sharesOfParts(phrases);
  const merit = (phrase: Characteristic) => meritOf(phrase, shares);
  const two = name.size < 3 ? phrasesWith(name, phrases.filter(isFree), merit) : [];
  if (two.length > 0) return two;
  const second = secondName(name, phrases, merit);
  return second ? [name, second] : [name];
}

export function capitalized(text: string): string {
  const [first = '', ...rest] = text;
  return first.toUpperCase() + rest.join('');
}
