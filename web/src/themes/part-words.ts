import {
  Assumptions,
  barriers,
  Benefit,
  decisionKinds,
  DecisionOption,
  opportunities,
  Prevention,
  Target,
  Verification,
  Whys,
} from '@vocero/api/contract/theme-parts';
import { barrierKeys, opportunityKeys } from '../causes/cause-words.ts';
import { formatDate, formatNumber } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';
import type { MessageKey } from '../i18n/message-key.ts';
import { signed } from '../quadrant/worth-words.ts';
import { categoryKeys, kindKeys } from './decide-words.ts';
import { chanceWords } from './target-words.ts';

/** A value of the history in words; null stands for nothing. */
export type Word = (value: unknown) => string | null;

export const text: Word = (value) => (typeof value === 'string' && value !== '' ? value : null);
/** From −2 to +2, with its sign. */
export const worthWord: Word = (value) => {
  const worth = text(value) === null && typeof value !== 'number' ? NaN : Number(value);
  return Number.isNaN(worth) ? null : signed(worth);
};
export const day: Word = (value) => (text(value) ? formatDate(String(value)) : null);

const named =
  <Name extends string>(names: readonly Name[], keys: Record<Name, MessageKey>): Word =>
  (value) => {
    const name = names.find((known) => known === value);
    return name ? t(keys[name]) : null;
  };

export const opportunityWord = named(opportunities, opportunityKeys);
export const barrierWord = named(barriers, barrierKeys);
export const decisionKindWord = named(decisionKinds, kindKeys);

interface Schema<Part> {
  safeParse: (value: unknown) => { data?: Part };
}

/** Lists and records stand in the history as JSON; what is not what it should be has no words. */
const fromJson =
  <Part>(schema: Schema<Part>, words: (part: Part) => string): Word =>
  (value) => {
    if (typeof value !== 'string') return null;
    try {
      const { data } = schema.safeParse(JSON.parse(value));
      return data === undefined ? null : words(data) || null;
    } catch {
      return null;
    }
  };

export const whysWord = fromJson(Whys, (whys) =>
  whys
    .map((why) => {
      const root =
        why.isRoot && why.category
          ? ` (${t('causes.root_in', { category: t(categoryKeys[why.category]) })})`
          : '';
      const quotes =
        why.evidence.length > 0 ? ` [${t('ui.comments', { n: why.evidence.length })}]` : '';
      return why.text + quotes + root;
    })
    .join(' → '),
);

export const assumptionsWord = fromJson(Assumptions, (assumptions) =>
  assumptions
    .map((one) =>
      t('causes.assumption_counts', {
        text: one.text,
        against: one.against.length,
        for: one.for.length,
      }),
    )
    .join(' '),
);

export const optionsWord = fromJson(DecisionOption.array(), (options) =>
  options.map((option) => `${option.text} (${t(kindKeys[option.kind])})`).join('; '),
);

export const targetWord = fromJson(Target, (target) =>
  t(`causes.target_${target.metric}`, {
    goal: formatNumber(target.goal, 2),
    date: formatDate(target.on),
    weeks: target.weeks,
  }),
);

export const verificationWord = fromJson(Verification, ({ count, weeks, from, probability }) =>
  t('causes.verified_by', {
    count,
    weeks,
    date: formatDate(from),
    share: chanceWords(probability),
  }),
);

export const preventionWord = fromJson(Prevention, (prevention) =>
  'waiver' in prevention ? t('causes.waived', { reason: prevention.waiver }) : prevention.what,
);

export const benefitWord = fromJson(Benefit, ({ income, avoided, note, cost }) =>
  [
    income === null ? null : t('money.history_income', { n: formatNumber(income, 2) }),
    avoided === null ? null : t('money.history_avoided', { n: formatNumber(avoided, 2) }),
    cost === null ? null : t('money.history_cost', { n: formatNumber(cost, 2) }),
    note,
  ]
    .filter((part) => part !== null)
    .join('; '),
);
