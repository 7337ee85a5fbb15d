import type { KindRule, NewKindRule, ScoreCondition } from '@vocero/api/contract/kind-rules';
import type { Kind } from '@vocero/api/contract/values';

/** One word or phrase a line; commas part them too. */
export const wordsIn = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map((word) => word.trim())
    .filter((word, at, all) => word !== '' && all.indexOf(word) === at);

/** A rule while it is being written. */
export class RuleDraft {
  kind = $state<Kind>('avoidable');
  name = $state('');
  words = $state('');
  reasonIds = $state.raw<readonly string[]>([]);
  channels = $state.raw<readonly string[]>([]);
  scores = $state.raw<readonly ScoreCondition[]>([]);
  repeats = $state(false);

  constructor(rule: KindRule | null) {
    if (!rule) return;
    this.kind = rule.kind;
    this.name = rule.name;
    this.words = rule.words.join('\n');
    this.reasonIds = rule.reasonIds;
    this.channels = rule.channels;
    this.scores = rule.scores;
    this.repeats = rule.repeats;
  }

  get rule(): NewKindRule {
    const { kind, name, repeats } = this;
    return {
      kind,
      name,
      words: wordsIn(this.words),
      reasonIds: [...this.reasonIds],
      channels: [...this.channels],
      scores: [...this.scores],
      repeats,
    };
  }

  /** Whether it asks for anything at all. */
  get asks(): boolean {
    const { words, reasonIds, channels, scores, repeats } = this.rule;
    return repeats || [words, reasonIds, channels, scores].some((list) => list.length > 0);
  }
}

/** The list with a thing in it, or without. */
export const withOrWithout = (list: readonly string[], item: string, wanted: boolean): string[] => [
  ...list.filter((other) => other !== item),
  ...(wanted ? [item] : []),
];
