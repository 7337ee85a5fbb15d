import { compileTerms } from './match-terms.ts';

export type ContactKind = 'avoidable' | 'repeat' | 'simple' | 'valued';

/** What an answer to a survey's question must be. */
export interface ScoreCondition {
  score: string;
  op: 'at_least' | 'at_most' | 'is';
  value: string | number;
}

/** What suggests a kind. Of each list that is not empty any one must be so, of `scores` all. */
export interface KindRule {
  id: string;
  kind: ContactKind;
  /** Words and phrases as they were written; in quotation marks, in that form only. */
  words: readonly string[];
  /** By whatever name the comments to come give their reason: id, or code. */
  reasons: readonly string[];
  channels: readonly string[];
  scores: readonly ScoreCondition[];
  /** The same customer came with the same reason shortly before. */
  repeats: boolean;
}

/** What is known of a comment. */
export interface KindFacts {
  text: string;
  reason: string | null;
  channel: string;
  scores: Readonly<Record<string, string | number | undefined>>;
}

export interface KindMatch {
  ruleId: string;
  kind: ContactKind;
  /** Of the rule's words the one that was found, as the rule has it; null: it asks for none. */
  word: string | null;
}

/** What the rules say of a comment: if it is a first contact, and if it is a repeat contact. */
export interface KindMatches {
  first: KindMatch | null;
  repeated: KindMatch | null;
}

export interface KindMatcher {
  match: (facts: KindFacts) => KindMatches;
  /** Whether it makes a difference at all that a contact is a repeat one. */
  asksForRepeats: boolean;
}

/**
 * Makes ready to say by which rule, the first in order, a comment is of a kind. Words count in all
 * their forms, in any language: by their folded stems, as the engine reads them. Costs some
 * microseconds a comment, however many rules there are.
 */
export function compileKindRules(rules: readonly KindRule[]): KindMatcher {
  const findTerms = compileTerms(rules.map(({ words }) => words));
  const compiled = rules.map((rule, at) => ({ ...rule, at, holds: compileConditions(rule) }));
  const match = (facts: KindFacts): KindMatches => {
    const found = findTerms(facts.text);
    const holding = compiled.filter(
      ({ words, at, holds }) => (words.length === 0 || found[at] !== undefined) && holds(facts),
    );
    const repeated = holding[0];
    const first = holding.find(({ repeats }) => !repeats);
    const matchOf = (rule: (typeof compiled)[number] | undefined) =>
      rule ? { ruleId: rule.id, kind: rule.kind, word: found[rule.at] ?? null } : null;
    return { first: matchOf(first), repeated: matchOf(repeated) };
  };
  return { match, asksForRepeats: rules.some(({ repeats }) => repeats) };
}

/** All that a rule asks for, save words and repeats. */
function compileConditions({ reasons, channels, scores }: KindRule) {
  const [reasonSet, channelSet] = [new Set(reasons), new Set(channels)];
  return (facts: KindFacts): boolean =>
    (reasonSet.size === 0 || (facts.reason !== null && reasonSet.has(facts.reason))) &&
    (channelSet.size === 0 || channelSet.has(facts.channel)) &&
    scores.every((condition) => isScored(condition, facts.scores[condition.score]));
}

function isScored({ op, value }: ScoreCondition, given: string | number | undefined): boolean {
  if (given === undefined) return false;
  if (op === 'is') return given === value;
  if (typeof given !== 'number' || typeof value !== 'number') return false;
  return op === 'at_least' ? given >= value : given <= value;
}
