import type { AgendaReason } from '@vocero/api/contract/agendas';
import { formatDate, formatNumber } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';

/** Why a theme is on an agenda, in one line. */
export function reasonWords(reason: AgendaReason): string {
  switch (reason.code) {
    case 'carried':
      return carriedWords(reason);
    case 'put_off':
      return t('councils.why_put_off', { date: formatDate(reason.plannedOn) });
    case 'regressed':
      return t('councils.why_regressed');
    case 'overdue':
      return t('councils.why_overdue', { date: formatDate(reason.dueOn) });
    case 'unowned':
      return t('councils.why_unowned', { rank: reason.rank });
    case 'rising':
      return risingWords(reason);
    case 'supplier_late':
      return t('councils.why_supplier_late', {
        name: reason.supplier,
        date: formatDate(reason.expectedOn),
      });
    case 'supplier_cannot':
      return t('councils.why_supplier_cannot', { name: reason.supplier });
    case 'decide':
      return t('councils.why_decide');
    case 'leave_endless':
      return t('councils.why_leave_endless');
    case 'win':
      return t('councils.why_win', { date: formatDate(reason.verifiedAt) });
    case 'added':
      return t('councils.why_added', { name: reason.name });
  }
}

type Reason<Code extends AgendaReason['code']> = Extract<AgendaReason, { code: Code }>;

function carriedWords({ what, ownerName, dueOn, isOverdue, count }: Reason<'carried'>): string {
  const facts = [
    isOverdue ? t('councils.why_carried_late', { what }) : t('councils.why_carried', { what }),
    ownerName,
    dueOn && t('themes.action_due', { date: formatDate(dueOn) }),
    count > 1 && t('councils.why_carried_more', { n: count - 1 }),
  ];
  return facts.filter(Boolean).join(' · ');
}

function risingWords({ days, heard, expected }: Reason<'rising'>): string {
  if (expected === null) return t('councils.why_rising_new', { days, heard });
  return t('councils.why_rising', { days, heard, expected: formatNumber(expected, 1) });
}
