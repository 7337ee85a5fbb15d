import { statuses, type Status } from '@vocero/api/contract/themes';
import type { ThemeEvent } from '@vocero/api/contract/theme-history';
import { allCouncils, allDepartments, allMembers } from '../app/directory.svelte.ts';
import { t } from '../i18n/i18n.svelte.ts';
import type { MessageKey } from '../i18n/message-key.ts';
import {
  assumptionsWord,
  barrierWord,
  benefitWord,
  day,
  decisionKindWord,
  opportunityWord,
  optionsWord,
  preventionWord,
  targetWord,
  text,
  verificationWord,
  whysWord,
  worthWord,
  type Word,
} from './part-words.ts';
import { statusKeys } from './theme-words.ts';

const actKeys = new Map<string, MessageKey>([
  ['created', 'themes.act_created'],
  ['renamed', 'themes.act_renamed'],
  ['assigned', 'themes.act_assigned'],
  ['changed', 'themes.act_changed'],
  ['decided', 'themes.act_decided'],
  ['cause_found', 'causes.act_cause_found'],
  ['assumption_tested', 'causes.act_assumption_tested'],
  ['barrier_named', 'causes.act_barrier_named'],
  ['rated', 'causes.act_rated'],
  ['target_set', 'causes.act_target_set'],
  ['verified', 'causes.act_verified'],
  ['prevention_noted', 'causes.act_prevention_noted'],
  ['benefit_estimated', 'money.act_benefit_estimated'],
  ['moved', 'themes.act_moved'],
  ['regressed', 'themes.act_regressed'],
  ['sponsor_asked', 'sponsor.act_asked'],
  ['comments_moved', 'themes.act_comments_moved'],
  ['comments_taken_out', 'themes.act_comments_taken_out'],
  ['comments_not_relevant', 'themes.act_comments_not_relevant'],
  ['comments_snoozed', 'themes.act_comments_snoozed'],
  ['merged', 'themes.act_merged'],
  ['split', 'themes.act_split'],
  ['action_added', 'themes.act_action_added'],
  ['action_changed', 'themes.act_action_changed'],
  ['action_done', 'themes.act_action_done'],
  ['action_removed', 'themes.act_action_removed'],
  ['undone', 'themes.act_undone'],
]);

/** What happened, in a few words; an act that has no words yet is shown by its name. */
export function actWords(event: Pick<ThemeEvent, 'act'>): string {
  const key = actKeys.get(event.act);
  return key ? t(key) : event.act;
}

const nameIn = (items: readonly { id: string; name: string }[], id: unknown) =>
  items.find((item) => item.id === id)?.name ?? null;
const isStatus = (value: unknown): value is Status => statuses.some((status) => status === value);

/** The values that people chose, and how each is written. */
const fields: Record<string, { label: MessageKey; word: Word }> = {
  label: { label: 'themes.label', word: text },
  status: {
    label: 'themes.status',
    word: (value) => (isStatus(value) ? t(statusKeys[value]) : null),
  },
  ownerId: { label: 'themes.owner', word: (id) => nameIn(allMembers(), id) },
  departmentId: { label: 'themes.department', word: (id) => nameIn(allDepartments(), id) },
  councilId: { label: 'councils.one', word: (id) => nameIn(allCouncils(), id) },
  dueOn: { label: 'themes.due', word: day },
  shouldExist: { label: 'themes.should_exist', word: shouldExistWord },
  opportunity: { label: 'causes.opportunity', word: opportunityWord },
  whys: { label: 'causes.whys', word: whysWord },
  assumptions: { label: 'causes.assumptions', word: assumptionsWord },
  barrier: { label: 'causes.field_barrier', word: barrierWord },
  barrierNote: { label: 'causes.barrier_note', word: text },
  valueCustomer: { label: 'causes.field_value_customer', word: worthWord },
  valueCompany: { label: 'causes.field_value_company', word: worthWord },
  decisionKind: { label: 'causes.field_decision_kind', word: decisionKindWord },
  decision: { label: 'themes.decision', word: text },
  decisionOptions: { label: 'causes.field_options', word: optionsWord },
  target: { label: 'causes.field_target', word: targetWord },
  actionTaken: { label: 'themes.action_taken', word: text },
  actedOn: { label: 'causes.field_acted_on', word: day },
  verification: { label: 'causes.field_verification', word: verificationWord },
  prevention: { label: 'causes.field_prevention', word: preventionWord },
  askedOf: { label: 'sponsor.asked_of', word: (id) => nameIn(allMembers(), id) },
  benefit: { label: 'money.benefit', word: benefitWord },
  declinedReason: { label: 'themes.declined_reason', word: text },
  what: { label: 'themes.action_what', word: text },
  hours: { label: 'councils.action_hours', word: text },
  cost: { label: 'councils.action_cost', word: text },
};

function shouldExistWord(value: unknown): string | null {
  if (value === 'yes') return t('themes.should_exist_yes');
  if (value === 'no') return t('themes.should_exist_no');
  return value === 'unsure' ? t('themes.should_exist_unsure') : null;
}

export interface ChangeLine {
  label: string;
  before: string | null;
  after: string | null;
}

/** Which values changed, from what to what; null stands for nothing. */
export function changeLines({ before, after }: Pick<ThemeEvent, 'before' | 'after'>): ChangeLine[] {
  return Object.entries(fields).flatMap(([name, { label, word }]) => {
    if (!(name in after) && !(name in before)) return [];
    const line = { label: t(label), before: word(before[name]), after: word(after[name]) };
    return line.before === line.after ? [] : [line];
  });
}
