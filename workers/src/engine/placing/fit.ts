import type { Likeness, Tie } from '../themes/centres.ts';
import { dotAt } from '../algebra/dense.ts';
import { familiarity } from './familiarity.ts';
import { evidence } from './gate.ts';
import { likenessOf, likenessToThemes } from './likeness.ts';
import type { Model } from '../model.ts';
import type { Reading } from '../words/read-comment.ts';

/** How a comment fits one theme. */
export interface Fit extends Tie {
  /** Place in `Model.themes`. */
  theme: number;
  /** The theme's centre nearest to the comment. */
  centre: number;
  /** 0 to 1, see gate.ts. */
  evidence: number;
}

/** How a comment fits every theme that has a centre, the best first. */
export function fitThemes({ centres, gate, rarity }: Model, { vector, stems }: Reading): Fit[] {
  const known = familiarity(rarity, stems, 0);
  return likenessToThemes(centres, { vectors: vector, at: 0, width: vector.length, stems })
    .map(({ theme, centre, dense, stems: words }) => {
      const tie = { dense, stems: words, known };
      return { theme, centre, dense, stems: words, known, evidence: evidence(gate, tie) };
    })
    .sort((a, b) => likenessOf(b) - likenessOf(a) || a.theme - b.theme);
}

/** How a comment fits one theme; null when the model has no centre for it. */
export function fitTheme(model: Model, { vector, stems }: Reading, theme: number): Fit | null {
  const { themeOf, vectors, stemStarts, stemRows, stemWeights } = model.centres;
  const known = familiarity(model.rarity, stems, 0);
  const fit: Fit = { theme, centre: -1, dense: -Infinity, stems: 0, known, evidence: 0 };
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
