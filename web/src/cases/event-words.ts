import type { CaseEvent } from '@vocero/api/contract/cases';
import { caseStates } from '@vocero/api/contract/case-states';
import { allMembers } from '../app/directory.svelte.ts';
import { formatDateTime } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';
import type { MessageKey } from '../i18n/message-key.ts';
import { assessmentFields, decisionFields, wantFields } from './case-fields.ts';

/** Acts that have words of their own; one that has none is told by what changed. */
const known = [
  'opened',
  'facts_changed',
  'people_changed',
  'handed_over',
  'acknowledged',
  'escalated',
  'closed',
  'reopened',
  'undone',
  'comment_joined',
  'comment_taken_out',
  'promised',
  'promise_settled',
  'customer_wrote',
  'outcome',
  'option_begun',
  'option_chosen',
  'option_unbegun',
  'options_offered',
  'options_withdrawn',
  'step_done',
  'step_skipped',
  'step_undone',
  'type_set',
] as const;

const memberName = (id: unknown): string =>
  allMembers().find((member) => member.id === id)?.name ?? t('cases.somebody');

/** What was done, in words. */
export function eventWords({ act, after }: CaseEvent): string {
  const state = caseStates.find((one) => one === after['state']);
  if (act === 'state' && state) return t('cases.act_state', { state: t(`cases.state_${state}`) });
  const name = known.find((one) => one === act);
  return name ? t(`cases.act_${name}`) : t('cases.act_other');
}

const labels = new Map<string, MessageKey>(
  [...wantFields, ...assessmentFields, ...decisionFields].map(({ name, label }) => [name, label]),
);

/** What was changed, by name; who is responsible and when the next contact is also by value. */
export function factNames({ after }: CaseEvent): string {
  const parts = Object.entries(after).map(([name, value]) => {
    if (name === 'ownerId') return t('cases.now_owner', { name: memberName(value) });
    if (name === 'deputyId' && value) return t('cases.now_deputy', { name: memberName(value) });
    if ((name === 'nextContactAt' || name === 'dueAt') && typeof value === 'string') {
      return t(name === 'dueAt' ? 'cases.now_due' : 'cases.now_next', {
        when: formatDateTime(value),
      });
    }
    const label = labels.get(name);
    return label ? t(label) : '';
  });
  return parts.filter(Boolean).join(' · ');
}
