import type { Likeness } from './centres.ts';
import { dotAt } from './dense.ts';
import { evidence } from './gate.ts';
import type { Model } from './model.ts';
import type { Reading } from './read-comment.ts';

/** How a comment fits one theme. */
export interface Fit extends Likeness {
  /** Place in `Model.themes`. */
  theme: number;
  /** The theme's centre nearest to the comment. */
  centre: number;
  /** 0 to 1, see gate.ts. */
  evidence: number;
}

/** Which centres use a stem, with its weight there: stem row → pairs of centre and weight. */
const indexes = new WeakMap<Model, Map<number, [number, number][]>>();

function stemIndex(model: Model): Map<number, [number, number][]> {
  const known = indexes.get(model);
  if (known) return known;
  const index = new Map<number, [number, number][]>();
  const { themeOf, stemStarts, stemRows, stemWeights } = model.centres;
  for (let c = 0; c < themeOf.length; c++) {
    for (let p = stemStarts[c]!; p < stemStarts[c + 1]!; p++) {
      const users = index.get(stemRows[p]!);
      if (users) users.push([c, stemWeights[p]!]);
      else index.set(stemRows[p]!, [[c, stemWeights[p]!]]);
    }
  }
  indexes.set(model, index);
  return index;
}

/** How a comment fits every theme that has a centre, the best first. */
export function fitThemes(model: Model, { vector, stems }: Reading): Fit[] {
  const { themeOf, vectors } = model.centres;
  const shared = new Float64Array(themeOf.length);
  const index = stemIndex(model);
  for (const [stem, weight] of stems) {
    for (const [centre, own] of index.get(stem) ?? []) shared[centre]! += weight * own;
  }
  const fits = new Map<number, Fit>();
  for (let c = 0; c < themeOf.length; c++) {
    const dense = dotAt(vector, 0, vectors, c * vector.length, vector.length);
    const theme = themeOf[c]!;
    const fit = fits.get(theme);
    if (!fit) {
      fits.set(theme, { theme, centre: c, dense, stems: shared[c]!, evidence: 0 });
      continue;
    }
    if (dense > fit.dense) Object.assign(fit, { dense, centre: c });
    fit.stems = Math.max(fit.stems, shared[c]!);
  }
  for (const fit of fits.values()) fit.evidence = evidence(model.gate, fit);
  return Array.from(fits.values()).sort(
    (a, b) => b.dense + b.stems - (a.dense + a.stems) || a.theme - b.theme,
  );
}

/** How a comment fits one theme; null when the model has no centre for it. */
export function fitTheme(model: Model, { vector, stems }: Reading, theme: number): Fit | null {
  const { themeOf, vectors, stemStarts, stemRows, stemWeights } = model.centres;
  const fit: Fit = { theme, centre: -1, dense: -Infinity, stems: 0, evidence: 0 };
  for (let c = themeOf.indexOf(theme); c >= 0; c = themeOf.indexOf(theme, c + 1)) {
    const dense = dotAt(vector, 0, vectors, c * vector.length, vector.length);
    if (dense > fit.dense) Object.assign(fit, { dense, centre: c });
    let shared = 0;
    for (let p = stemStarts[c]!; p < stemStarts[c + 1]!; p++) {
      shared += (stems.get(stemRows[p]!) ?? 0) * stemWeights[p]!;
    }
    fit.stems = Math.max(fit.stems, shared);
  }
  if (fit.centre < 0) return null;
  return { ...fit, evidence: evidence(model.gate, fit) };
}

/** What a person reads as the score: likeness in vectors, 0 to 1, two decimals. */
export function scoreOf({ dense }: Likeness): number {
  return Math.round(Math.min(1, Math.max(0, dense)) * 100) / 100;
}
