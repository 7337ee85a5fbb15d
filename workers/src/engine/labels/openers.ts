import { foldText } from '../words/fold.ts';

/** Stop words that a name may begin with: verbs that need their object, and what asks for one thing. */
const OPENERS = byLanguage({
  en: `get getting make making have give when where why`,
  es: `hacer tener tengo hay cuando donde`,
  bs: `ima imam imamo kada kad gdje zašto`,
  it: `fare fa avere ho quando dove`,
  fr: `faire avoir quand pourquoi`,
  de: `habe haben wann warum`,
  pt: `tenho ter quando onde`,
});
/** They ask where a sentence begins with them; within one they join clauses. */
const QUESTIONS = byLanguage({
  en: `what which who`,
  es: `que cual cuales quien`,
  bs: `što šta koji koja koje ko tko kakav kakva kakvo`,
  it: `che cosa chi qual quale quali`,
  fr: `que qui quel quelle quels quelles`,
  de: `was wer`,
  pt: `que qual quem`,
});
/** A clause that begins with one of these, in whichever language, says something about another. */
const JOINERS = setOf(`and but so or because when while that if as then though y e o u pero porque
  cuando mientras que si aunque i a ili ali pa te da dok kad kada ako jer što nego iako ma perché
  quando mentre che se et mais parce und aber weil dass wenn`);

function byLanguage(lists: Record<string, string>): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(Object.entries(lists).map(([language, list]) => [language, setOf(list)]));
}

function setOf(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).map(foldText));
}

/** Whether a folded stop word may begin a name: "get a quote", "when will my item arrive". */
export function opensName(word: string, language: string | null): boolean {
  return OPENERS.get(language ?? '')?.has(word) ?? false;
}

/** Whether a folded stop word asks where a sentence begins with it: "which alarms are set". */
export function opensQuestion(word: string, language: string | null): boolean {
  return QUESTIONS.get(language ?? '')?.has(word) ?? false;
}

/** Whether a folded word joins the clause it begins to another one. */
export function joinsClauses(word: string): boolean {
  return JOINERS.has(word);
}
