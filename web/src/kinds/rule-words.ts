import type { KindRule, ScoreCondition } from '@vocero/api/contract/kind-rules';
import { allReasons, localName } from '../app/directory.svelte.ts';
import { channelName } from '../i18n/channel-name.ts';
import { t } from '../i18n/i18n.svelte.ts';

/** Words that are named; the rest is counted. */
const FEW = 6;

/** What a rule asks for, in sentences; all of them must be so. */
export function askedBy(rule: Pick<KindRule, keyof typeof sentences>): string[] {
  return [
    sentences.repeats(rule.repeats),
    sentences.words(rule.words),
    sentences.reasonIds(rule.reasonIds),
    sentences.channels(rule.channels),
    ...sentences.scores(rule.scores),
  ].filter((sentence) => sentence !== '');
}

const sentences = {
  repeats: (repeats: boolean) => (repeats ? t('kinds.asks_repeats') : ''),
  words: (words: readonly string[]) => {
    if (words.length === 0) return '';
    const named = words.slice(0, FEW).join(', ');
    return t('kinds.asks_words', { words: named, more: Math.max(0, words.length - FEW) });
  },
  reasonIds: (ids: readonly string[]) => {
    const names = allReasons().filter(({ id }) => ids.includes(id));
    if (ids.length === 0) return '';
    return t('kinds.asks_reasons', {
      reasons: names.map((reason) => localName(reason.names)).join(', '),
    });
  },
  channels: (channels: readonly string[]) =>
    channels.length === 0
      ? ''
      : t('kinds.asks_channels', { channels: channels.map(channelName).join(', ') }),
  scores: (scores: readonly ScoreCondition[]) => scores.map(scoreWords),
};

function scoreWords({ score, op, value }: ScoreCondition): string {
  const question = t(`kinds.score_${score}`);
  if (typeof value === 'string') return t('kinds.asks_answer', { question, answer: wordOf(value) });
  return t(`kinds.asks_${op}`, { question, value });
}

/** The answer to a question that is answered by a word. */
export const wordOf = (value: string): string =>
  value === 'yes' || value === 'no' || value === 'partly' || value === 'first_contact'
    ? t(`kinds.answer_${value}`)
    : value;
