import type { Drawn } from '@vocero/api/contract/capacity';
import type { EvidencePack, VerifiedFall } from '@vocero/api/contract/evidence-packs';
import type { Rate } from '@vocero/api/contract/rate';
import type { TargetLevel } from '@vocero/api/contract/targets';
import { amountWords, quarterWords } from '../councils/council-words.ts';
import { formatDate, formatNumber, formatPercent } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';
import { chanceWords, levelNumber } from '../themes/target-words.ts';

/** What the pack is about, in one sentence with its n and its interval. */
export function claimWords({ claim, weeks }: EvidencePack): string {
  const { share, low, high, count, of } = claim;
  const from = formatDate(weeks[0]?.start ?? '');
  const facts = { from, count, of: formatNumber(of) };
  if (share === null || low === null || high === null) return t('objections.pack_claim_few', facts);
  const told = { share: formatPercent(share, 1), low: formatPercent(low, 1) };
  return t('objections.pack_claim', { ...facts, ...told, high: formatPercent(high, 1) });
}

/** "40 % (31 % to 50 %)", or that there are too few. */
export function shareWords({ share, low, high }: Rate): string {
  if (share === null || low === null || high === null) return t('objections.pack_few');
  const [from, to] = [formatPercent(low), formatPercent(high)];
  return t('objections.pack_share_between', { share: formatPercent(share), low: from, high: to });
}

export function fallWords({ before, after, metric, probability }: VerifiedFall): string {
  return t('objections.pack_fall', {
    before: levelWords(before, metric),
    after: levelWords(after, metric),
    chance: chanceWords(probability),
  });
}

/** "4.5 a week (2.7 to 7.1)", or how many there were where they are too few for that. */
export function levelWords(one: TargetLevel, metric: VerifiedFall['metric']): string {
  const { level, low, high, count: n, weeks } = one;
  if (level === null || low === null || high === null) {
    return t('objections.pack_level_few', { n, weeks });
  }
  const [told, from, to] = [levelNumber(level), levelNumber(low), levelNumber(high)];
  return metric === 'count'
    ? t('objections.pack_level_count', { level: told, low: from, high: to })
    : t('objections.pack_level_rate', { level: told, low: from, high: to });
}

/** What a council's actions take in the quarter, against what it has. */
export function capacityWords({ capacity, cost }: EvidencePack): string[] {
  if (!capacity) return [t('objections.pack_capacity_none')];
  const { council, hours, money } = capacity;
  const quarter = quarterWords(capacity.quarter);
  const usedOf = ({ open, done }: Drawn) => open + done;
  const hoursTold = formatNumber(usedOf(hours), 1);
  const inMoney = (amount: number) => amountWords('money', amount, cost.currency);
  const facts = { council, quarter, used: hoursTold };
  const spent = { council, quarter, used: inMoney(usedOf(money)) };
  return [
    hours.capacity === null
      ? t('objections.pack_capacity_hours_open', facts)
      : t('objections.pack_capacity_hours', {
          ...facts,
          capacity: formatNumber(hours.capacity, 1),
        }),
    money.capacity === null
      ? t('objections.pack_capacity_money_open', spent)
      : t('objections.pack_capacity_money', { ...spent, capacity: inMoney(money.capacity) }),
  ];
}

/** How it was worked out, a line for each step. */
export function methodWords({ method }: EvidencePack): string[] {
  const { byPerson, unsorted, model, sensitivity } = method;
  const counted = ({ count, of }: Rate) => ({ count: formatNumber(count), of: formatNumber(of) });
  const share = unsorted.share === null ? 'none' : formatPercent(unsorted.share);
  return [
    t('objections.pack_method_grouping'),
    t('objections.pack_method_person', counted(byPerson)),
    t('objections.pack_method_unsorted', { ...counted(unsorted), share }),
    model
      ? t('objections.pack_method_model', {
          version: model.version,
          date: formatDate(model.learnedAt),
          fine: t(`objections.pack_fine_${sensitivity}`),
        })
      : t('objections.pack_method_model_none'),
  ];
}
