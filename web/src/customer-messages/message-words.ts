import type { CustomerMessage } from '@vocero/api/contract/customer-messages';
import { formatDateTime } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';
import type { MessageKey } from '../i18n/message-key.ts';

const kinds: Record<string, MessageKey> = {
  receipt: 'sending.kind_receipt',
  note_received: 'sending.kind_note_received',
  reply: 'sending.kind_reply',
  escalated: 'sending.kind_escalated',
  closed: 'sending.kind_closed',
  reopened: 'sending.kind_reopened',
  aftercare: 'sending.kind_aftercare',
  acknowledged: 'sending.kind_acknowledged',
  promise: 'sending.kind_promise',
  answer: 'sending.kind_answer',
  decided: 'sending.kind_decided',
  fixed: 'sending.kind_fixed',
  delay: 'sending.kind_delay',
  missed: 'sending.kind_missed',
  waiting: 'sending.kind_waiting',
  options: 'sending.kind_options',
  alert_problem: 'sending.kind_alert_problem',
  alert_stage: 'sending.kind_alert_stage',
  alert_reminder: 'sending.kind_alert_reminder',
  alert_renewal: 'sending.kind_alert_renewal',
  alert_decision: 'sending.kind_alert_decision',
  alert_expiry: 'sending.kind_alert_expiry',
};

const reasons: Record<string, MessageKey> = {
  do_not_contact: 'sending.why_do_not_contact',
  no_asking: 'sending.why_no_asking',
  no_consent: 'sending.why_no_consent',
  no_address: 'sending.why_no_address',
  other_channel: 'sending.why_other_channel',
  capped: 'sending.why_capped',
  outside_hours: 'sending.why_outside_hours',
  alert_off: 'sending.why_alert_off',
  no_person: 'sending.why_no_person',
  too_late: 'sending.why_too_late',
  not_set_up: 'sending.why_not_set_up',
  demo: 'sending.why_demo',
  to_call: 'sending.why_to_call',
};

const errors: Record<string, MessageKey> = {
  unclear: 'sending.error_unclear',
  refused: 'sending.error_refused',
  gone: 'sending.error_gone',
  busy: 'sending.error_busy',
  unreachable: 'sending.error_unreachable',
  not_set_up: 'sending.error_not_set_up',
  no_reply_address: 'sending.error_no_reply_address',
  address_closed: 'sending.error_address_closed',
  certificate: 'sending.error_certificate',
  login: 'sending.error_login',
};

export const kindWords = (kind: string): string => t(kinds[kind] ?? 'sending.kind_other');
export const errorWords = (error: string): string => t(errors[error] ?? 'sending.error_other');
const whyWords = (reason: string) => t(reasons[reason] ?? 'sending.why_other');

/** Where a message stands, in one sentence. */
export function standing(message: CustomerMessage): string {
  const { state, channel, sentAt, dueAt, byHand, blockedFor, error } = message;
  const how = channel ? t(`sending.by_${channel}`) : '';
  const why = blockedFor ? whyWords(blockedFor) : '';
  if (state === 'sent') {
    const at = formatDateTime(sentAt ?? dueAt);
    return t(byHand ? 'sending.line_by_hand' : 'sending.line_sent', { how, at });
  }
  if (state === 'draft') return t('sending.line_draft');
  if (state === 'discarded') return t('sending.line_discarded');
  if (state === 'to_call') return t('sending.line_call', { why });
  if (state === 'page_only') return t('sending.line_page', { why });
  const trouble = error ? errorWords(error) : '';
  if (state === 'failed') return t('sending.line_failed', { why: trouble });
  const at = formatDateTime(dueAt);
  return error ? t('sending.line_retry', { at, why: trouble }) : t('sending.line_due', { at });
}

/** How much it asks for somebody. */
export function stateTone({ state }: CustomerMessage): 'danger' | 'warning' | 'accent' | 'plain' {
  if (state === 'failed') return 'danger';
  if (state === 'to_call' || state === 'draft') return 'warning';
  return state === 'sent' ? 'accent' : 'plain';
}
