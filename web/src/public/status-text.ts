import type { StatusFacts } from '@vocero/api/contract/pages';
import type { CustomerCase } from '@vocero/api/contract/customer-page';
import { dayOf } from './case-words.ts';
import { publicText } from './public-text.ts';

/** How a customer's matter stands, word for word as their own page says it. */
export function statusText(facts: StatusFacts): string {
  const lines = facts.matter ? caseLines(facts, facts.matter) : [themeLine(facts)];
  return lines.filter(Boolean).join('\n');
}

function themeLine({ locale, stage, others, aside, declinedReason }: StatusFacts): string {
  const t = publicText(locale);
  if (aside) return [t(aside), declinedReason].filter(Boolean).join(' ');
  const parts = [`${t(`stage_${stage}`)}.`, t(`stage_${stage}_text`)];
  if (others >= 5 && stage !== 'received') parts.push(t('others', { n: others }));
  return parts.join(' ');
}

function caseLines({ locale, timeZone }: StatusFacts, matter: CustomerCase): string[] {
  const t = publicText(locale);
  const day = (at: string) => dayOf(locale, at, timeZone);
  const { stage, promise, owner, nextContactAt } = matter;
  // What stands below on the page is said here in full.
  const step = stage === 'answered' || stage === 'closed' ? '' : t(`case_${stage}_text`);
  const texts = (['answer', 'decision', 'decisionReason', 'alternatives'] as const).map((part) =>
    matter[part] ? `${t(`case_${part}`)}: ${matter[part]}` : '',
  );
  return [
    `${t(`case_${stage}`)}. ${step}`.trim(),
    ...texts,
    promise ? `${promise.what} ${t('case_by')} ${day(promise.dueAt)}` : '',
    nextContactAt ? t('case_next_contact', { day: day(nextContactAt) }) : '',
    t('case_who', { name: owner.name ?? t('case_role', { role: owner.role }) }),
  ];
}
