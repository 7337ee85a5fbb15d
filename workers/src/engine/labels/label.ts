import { bestName, sortedStems, type Taken } from './best-name.ts';
import type { Characteristic } from './characteristic.ts';
import { goesOn, type FormerName } from './former-name.ts';
import { shareTerms } from './label-terms.ts';
import { joinParts } from './name-parts.ts';
import { foldText } from '../words/fold.ts';
import { capitalized, saidOf, writeLabels, type Written } from './write-labels.ts';

export interface Label {
  label: string;
  /** Up to 8 characteristic phrases, the best first. */
  terms: string[];
}

/**
 * Names themes by their best phrases, each name once: the largest theme chooses first. A theme whose
 * phrases are all taken joins its first two, or is numbered. Before them all, themes that go on keep the names they
 * had.
 * @param phrases by theme, heaviest first.
 * @param sizes comments in each theme.
 * @param former by theme the name it had, if it is one that it may keep.
 */
export function labelThemes(
  phrases: readonly Characteristic[][],
  sizes: readonly number[],
  written: Written = asTheyAre,
  former: readonly (FormerName | null)[] = [],
): Label[] {
  const taken: Taken = new Map();
  const names = new Map<number, Characteristic>();
  const bySize = Array.from(phrases.keys()).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const give = (theme: number, name: Characteristic) => {
    names.set(theme, name);
    const stems = sortedStems(name);
    taken.set(stems.join(' '), stems);
  };
  const kept = new Map<number, string>();
  const keptFolds = new Set<string>();
  for (const theme of bySize) {
    const had = former[theme];
    if (!had || keptFolds.has(foldText(had.label))) continue;
    const name = keptName(had, phrases[theme]!, taken, (said, best) => written(said, theme, best));
    if (!name) continue;
    give(theme, name);
    kept.set(theme, had.label);
    keptFolds.add(foldText(had.label));
  }
  for (const theme of bySize) {
    const name = kept.has(theme) ? undefined : bestName(phrases[theme]!, taken);
    if (name) give(theme, name);
  }
  const labels = writeLabels(bySize, phrases, names, written, kept);
  const terms = shareTerms(phrases, names);
  return phrases.map((_, theme) => ({ label: labels[theme]!, terms: terms[theme]! }));
}

/** What a theme is named by that goes on with the name it had; null where that is taken or says much less. */
function keptName(
  had: FormerName,
  phrases: readonly Characteristic[],
  taken: Readonly<Taken>,
  written: (said: readonly Characteristic[], name: Characteristic) => string,
): Characteristic | null {
  const best = bestName(phrases, taken);
  const said = best ? saidOf(best, phrases) : [];
  if (best && capitalized(written(said, best)) === had.label) return best;
  const [name] = had.said;
  if (taken.has(sortedStems(name!).join(' '))) return null;
  return !best || goesOn(had, said, phrases) ? name! : null;
}

const asTheyAre: Written = (said) => joinParts(said.map(({ surface }) => surface));
