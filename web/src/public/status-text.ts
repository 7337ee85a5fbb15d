import type { StatusFacts } from '@vocero/api/contract/pages';
import { publicText } from './public-text.ts';

/** How a customer's matter stands, word for word as their own page says it. */
export function statusText({ locale, stage, others, aside, declinedReason }: StatusFacts): string {
  const t = publicText(locale);
  if (aside) return [t(aside), declinedReason].filter(Boolean).join(' ');
  const parts = [`${t(`stage_${stage}`)}.`, t(`stage_${stage}_text`)];
  if (others >= 5 && stage !== 'received') parts.push(t('others', { n: others }));
  return parts.join(' ');
}
