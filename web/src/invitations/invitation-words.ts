import type { SurveyInvitation } from '@vocero/api/contract/survey-invitations';
import type { MessageKey } from '../i18n/message-key.ts';
import { t } from '../i18n/i18n.svelte.ts';

export const stateTones = {
  scheduled: 'info',
  sent: 'plain',
  reminded: 'plain',
  answered: 'good',
  expired: 'plain',
  suppressed: 'warning',
  failed: 'danger',
  cancelled: 'plain',
} as const;

/** Why nobody was asked, or why the letter did not go out. */
const reasons: Record<string, MessageKey> = {
  no_consent: 'invitations.reason_no_consent',
  do_not_contact: 'invitations.reason_do_not_contact',
  no_asking: 'invitations.reason_no_asking',
  no_address: 'invitations.reason_no_address',
  other_channel: 'invitations.reason_other_channel',
  capped: 'invitations.reason_capped',
  outside_hours: 'invitations.reason_outside_hours',
  too_late: 'invitations.reason_too_late',
  not_set_up: 'invitations.reason_not_set_up',
  unclear: 'invitations.reason_unclear',
  refused: 'invitations.reason_refused',
};

/** Null where nothing has to be explained. */
export function reasonWords({ state, reason }: Pick<SurveyInvitation, 'state' | 'reason'>) {
  if (reason === null || (state !== 'suppressed' && state !== 'failed')) return null;
  return t(reasons[reason] ?? 'invitations.reason_other');
}

/** What a person is called: by name, else by address or reference. */
export const personName = (person: SurveyInvitation['person']): string =>
  person.name ?? person.email ?? person.customerRef ?? t('invitations.nameless');
