import { fitTheme, fitThemes, scoreOf, type Fit } from './fit.ts';
import { foldText } from '../words/fold.ts';
import { belongsInCompany, fitBelongs } from './belonging.ts';
import { hasCompany } from './company.ts';
import type { Model } from '../model.ts';
import { readComment, type Reading } from '../words/read-comment.ts';
import { tyingTerms } from './reason.ts';
import { signsOfTokens } from '../concepts/token-concepts.ts';
import type { Constraints, EngineComment } from '../types.ts';
import { stemOf } from '../words/word-features.ts';

/** Why a comment does not stand in a theme, in words a person can check. */
export interface WhyNot {
  /**
   * What decided: a person put the comment elsewhere, a person took it out of this theme, the model
   * does not know the theme, another theme is nearer, no theme is near enough; or it is placed there.
   */
  rule: 'nearer' | 'gate' | 'pinned' | 'banned' | 'unknown' | 'placed';
  /** How well the comment fits the theme asked about: 0 to 1, two decimals. */
  score: number;
  /** Where it stands instead, or null when it stays unsorted. */
  chosen: { themeId: string; score: number } | null;
  /** Words and phrases of the comment that tie it to the theme, strongest first. */
  shared: string[];
  /** Words that mark the theme and that the comment lacks, strongest first. */
  missing: string[];
  /** The score that would be enough to belong, with these words in common: 0 to 1. */
  needed: number;
}

const MOST_MISSING = 6;

/** Why this comment is not in that theme: what ties them, what lacks, and which rule decided. */
export function whyNot(
  model: Model,
  comment: EngineComment,
  themeId: string,
  constraints: Constraints,
): WhyNot {
  const reading = readComment(model, comment.text);
  const theme = model.themes.findIndex(({ id }) => id === themeId);
  const fit = theme < 0 ? null : fitTheme(model, reading, theme);
  const decision = decide(model, comment.id, reading, constraints);
  return {
    ...(fit ? evidenceFor(model, comment.id, reading, fit) : NOTHING),
    rule: ruleFor({ themeId, isKnown: fit !== null, commentId: comment.id }, decision, constraints),
    chosen: decision,
  };
}

const NOTHING = { score: 0, shared: [], missing: [], needed: 1 };

type Chosen = WhyNot['chosen'];

/** Where the comment goes: the word of a person first, then the nearest theme that is allowed. */
function decide(
  model: Model,
  commentId: string,
  reading: Reading,
  { pinned, banned }: Constraints,
): Chosen {
  const pin = pinned.get(commentId);
  if (pin === null) return null;
  const fits = fitThemes(model, reading);
  const idOf = (fit: Fit) => model.themes[fit.theme]!.id;
  if (pin !== undefined) {
    const own = fits.find((fit) => idOf(fit) === pin);
    return { themeId: pin, score: own ? scoreOf(own) : 1 };
  }
  const refused = banned.get(commentId);
  const best = fits.find((fit) => !refused?.has(idOf(fit)));
  return best && fitBelongs(model, best, reading.stems)
    ? { themeId: idOf(best), score: scoreOf(best) }
    : null;
}

interface Asked {
  themeId: string;
  commentId: string;
  isKnown: boolean;
}

function ruleFor(
  { themeId, commentId, isKnown }: Asked,
  chosen: Chosen,
  { pinned, banned }: Constraints,
): WhyNot['rule'] {
  if (chosen?.themeId === themeId) return 'placed';
  if (pinned.has(commentId)) return 'pinned';
  if (banned.get(commentId)?.has(themeId)) return 'banned';
  if (!isKnown) return 'unknown';
  return chosen ? 'nearer' : 'gate';
}

function evidenceFor(model: Model, id: string, reading: Reading, fit: Fit) {
  const score = scoreOf(fit);
  const needed = scoreNeeded(model, reading, fit);
  return {
    score,
    shared: tyingTerms(model, { id, tokens: reading.tokens }, fit),
    missing: missingWords(model, reading, fit.theme),
    // Rounding must not make enough look like too little, nor the other way round.
    needed: fitBelongs(model, fit, reading.stems)
      ? Math.min(needed, score)
      : Math.max(needed, Math.round(100 * score + 1) / 100),
  };
}

/** The least likeness in vectors, in hundredths, that passes the gate with the same words shared. */
function scoreNeeded(model: Model, reading: Reading, { stems, known }: Fit): number {
  const hasEnough = hasCompany(model.company, reading.stems);
  for (let hundredths = 0; hundredths < 100; hundredths++) {
    const tie = { dense: hundredths / 100, stems, known };
    if (belongsInCompany(model, tie, () => hasEnough)) return hundredths / 100;
  }
  return 1;
}

/** What the comment says in other words, or in another language, it does not lack. */
function missingWords(model: Model, { tokens }: Reading, theme: number): string[] {
  const own = new Set(tokens.map(({ word }) => stemOf(word)));
  const named = new Set(signsOfTokens(model.concepts, tokens));
  const { words } = model.themes[theme]!;
  const folded = words.map((surface) => ({ word: foldText(surface) }));
  return words
    .filter((_, at) => {
      const [sign] = signsOfTokens(model.concepts, [folded[at]!]);
      return !own.has(stemOf(folded[at]!.word)) && !(sign && named.has(sign));
    })
    .slice(0, MOST_MISSING);
}
