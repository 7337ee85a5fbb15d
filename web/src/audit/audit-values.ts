import { roles } from '@vocero/api/contract/endpoint';
import { Names } from '@vocero/api/contract/values';
import { allDepartments, allReasons, localName } from '../app/directory.svelte.ts';
import { formatDateTime, formatNumber } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';
import type { MessageKey } from '../i18n/message-key.ts';

type Word = (value: unknown) => string | null;

/** What an act of the log changed: what it is called and how its values are written. */
const fields: Record<string, { label: MessageKey; word?: Word }> = {
  accepted: { label: 'audit.field_accepted' },
  active: { label: 'audit.field_active' },
  added: { label: 'audit.field_added' },
  amount: { label: 'audit.field_amount' },
  amounts: { label: 'audit.field_amounts' },
  cancelled: { label: 'audit.field_cancelled' },
  capacityHours: { label: 'audit.field_capacity_hours' },
  capacityMoney: { label: 'audit.field_capacity_money' },
  day: { label: 'audit.field_day' },
  items: { label: 'audit.field_items' },
  minutes: { label: 'audit.field_minutes' },
  movedTo: { label: 'audit.field_moved_to' },
  quorum: { label: 'audit.field_quorum' },
  shared: { label: 'audit.field_shared' },
  showsQuotes: { label: 'audit.field_shows_quotes' },
  starts: { label: 'audit.field_starts' },
  archived: { label: 'audit.field_archived' },
  cause: { label: 'audit.field_cause' },
  channels: { label: 'audit.field_channels' },
  code: { label: 'audit.field_code' },
  comments: { label: 'audit.field_comments' },
  chargeMode: { label: 'audit.field_charge_mode' },
  hourCost: { label: 'audit.field_hour_cost' },
  contactMinutes: { label: 'audit.field_contact_minutes' },
  currency: { label: 'audit.field_currency' },
  days: { label: 'audit.field_days' },
  departmentId: { label: 'audit.field_department_id', word: departmentWord },
  disabled: { label: 'audit.field_disabled' },
  driverName: { label: 'audit.field_driver_name' },
  enabled: { label: 'audit.field_enabled' },
  expiresAt: { label: 'audit.field_expires_at', word: instantWord },
  firstWeekday: { label: 'audit.field_first_weekday' },
  from: { label: 'audit.field_from' },
  frozen: { label: 'audit.field_frozen' },
  helpHours: { label: 'audit.field_help_hours' },
  helpPhone: { label: 'audit.field_help_phone' },
  helpPrivacy: { label: 'audit.field_help_privacy' },
  helpUrl: { label: 'audit.field_help_url' },
  isDeleted: { label: 'audit.field_is_deleted' },
  kept: { label: 'audit.field_kept' },
  kind: { label: 'audit.field_kind' },
  lines: { label: 'audit.field_lines' },
  locale: { label: 'audit.field_locale' },
  minuteCost: { label: 'audit.field_minute_cost' },
  name: { label: 'audit.field_name' },
  names: { label: 'audit.field_names', word: namesWord },
  opened: { label: 'audit.field_opened' },
  period: { label: 'audit.field_period' },
  position: { label: 'audit.field_position' },
  reason: { label: 'audit.field_reason' },
  reasonIds: { label: 'audit.field_reason_ids', word: reasonsWord },
  fixedCost: { label: 'audit.field_fixed_cost' },
  ownLimit: { label: 'audit.field_own_limit' },
  recurringComments: { label: 'audit.field_recurring_comments' },
  recurringDays: { label: 'audit.field_recurring_days' },
  recurringPeople: { label: 'audit.field_recurring_people' },
  recurringUnits: { label: 'audit.field_recurring_units' },
  repeatDays: { label: 'audit.field_repeat_days' },
  repeats: { label: 'audit.field_repeats' },
  replace: { label: 'audit.field_replace' },
  role: { label: 'audit.field_role', word: roleWord },
  scopes: { label: 'audit.field_scopes' },
  scores: { label: 'audit.field_scores' },
  sensitivity: { label: 'audit.field_sensitivity' },
  askedDays: { label: 'audit.field_asked_days' },
  people: { label: 'audit.field_people' },
  praised: { label: 'audit.field_praised' },
  type: { label: 'audit.field_type' },
  stalledWeeks: { label: 'audit.field_stalled_weeks' },
  timeZone: { label: 'audit.field_time_zone' },
  urgentMembers: { label: 'audit.field_urgent_members' },
  until: { label: 'audit.field_until' },
  words: { label: 'audit.field_words' },
};

export interface ValueLine {
  label: string;
  before: string | null;
  after: string | null;
}

/** Which values changed, from what to what; null stands for nothing. Ids are told by nothing else. */
export function valueLines(before: object, after: object): ValueLine[] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const field = fields[name];
    if (!field) return [];
    const word = field.word ?? plainWord;
    return [{ label: t(field.label), before: word(was.get(name)), after: word(is.get(name)) }];
  });
}

export function roleWord(value: unknown): string | null {
  const role = roles.find((known) => known === value);
  return role ? t(`settings.role_${role}`) : plainWord(value);
}

function plainWord(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? t('audit.yes') : t('audit.no');
  if (typeof value === 'number') return formatNumber(value, Number.isInteger(value) ? 0 : 2);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(plainWord).filter(Boolean).join(' · ') || null;
  return JSON.stringify(value);
}

function instantWord(value: unknown): string | null {
  return typeof value === 'string' ? formatDateTime(value) : null;
}

function departmentWord(value: unknown): string | null {
  return allDepartments().find(({ id }) => id === value)?.name ?? null;
}

function reasonsWord(value: unknown): string | null {
  if (!Array.isArray(value)) return null;
  const named = allReasons().filter(({ id }) => value.includes(id));
  return named.map(({ names }) => localName(names)).join(' · ') || null;
}

function namesWord(value: unknown): string | null {
  const names = Names.safeParse(value);
  return names.success ? localName(names.data) : null;
}
