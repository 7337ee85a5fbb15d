import type postgres from 'postgres';
import type { Tx } from './connect.ts';

export type ThemeStatus =
  | 'heard'
  | 'grouped'
  | 'owned'
  | 'decided'
  | 'being_fixed'
  | 'verifying'
  | 'prevented'
  | 'watching'
  | 'declined'
  | 'merged';

export type Opportunity = 'ignored' | 'buy_more' | 'where_are_my_things' | 'something_missing';
export type Barrier =
  'all_is_fine' | 'not_ours' | 'unfixable' | 'cannot_afford' | 'customers_like_it';
export type DecisionKind = 'eliminate' | 'automate' | 'simplify' | 'improve' | 'leave';
export type CauseCategory =
  'process' | 'policy' | 'information' | 'product' | 'system' | 'people' | 'supplier' | 'outside';

/** One answer to "why?", with the comments that show it. The last one found is the root cause. */
export interface Why {
  text: string;
  evidence: string[];
  isRoot: boolean;
  category: CauseCategory | null;
}

/** What staff assume, with the comments that speak for it and against it. */
export interface Assumption {
  text: string;
  for: string[];
  against: string[];
}

/** What else was thought of: `cost` in the organisation's currency, `effect` as a share of contacts. */
export interface DecisionOption {
  text: string;
  kind: DecisionKind;
  cost: number | null;
  days: number | null;
  effect: number | null;
}

/** Full weeks that were counted: `from` is their first day, `until` the day after their last. */
export interface CountedWeeks {
  from: string;
  until: string;
  weeks: number;
  /** Comments of the theme in all those weeks. */
  count: number;
  /** Orders or visits in them; null where the target counts comments alone. */
  driver: number | null;
  /** How many times as much as accident explains the counts vary from week to week; at least 1. */
  spread: number;
}

/** Fewer contacts by a day: per week, or per 100 of the driver. The baseline was frozen when it was set. */
export interface Target {
  metric: 'count' | 'rate';
  goal: number;
  on: string;
  /** How many weeks in a row must be below the goal. */
  weeks: number;
  baseline: CountedWeeks;
}

/** The weeks that passed, and how likely so few would be had nothing changed. */
export interface Verification extends CountedWeeks {
  probability: number;
}

/** What keeps it away: what changed and where, who checks it and when; or why nothing need be. */
export type Prevention =
  | {
      what: string;
      where: 'process' | 'training' | 'documentation' | 'system' | 'contract';
      checkedBy: string | null;
      checkOn: string | null;
    }
  | { waiver: string };

/**
 * What people expect besides fewer contacts, in the organisation's currency: money that comes in and
 * money that is not paid out a year, and what the fix costs once; null there: what its actions cost.
 */
export interface Benefit {
  income: number | null;
  avoided: number | null;
  note: string | null;
  cost: number | null;
}

/** What acts change of a theme, and what undoing an act restores. */
export interface ThemeColumns {
  label: string;
  labelBy: 'engine' | 'person';
  status: ThemeStatus;
  statusSince: Date;
  ownerId: string | null;
  departmentId: string | null;
  /** Which council looks after it; null: the one that was founded first. */
  councilId: string | null;
  dueOn: string | null;
  shouldExist: 'yes' | 'no' | 'unsure' | null;
  opportunity: Opportunity | null;
  whys: Why[];
  assumptions: Assumption[];
  barrier: Barrier | null;
  barrierNote: string | null;
  valueCustomer: number | null;
  valueCompany: number | null;
  decisionKind: DecisionKind | null;
  decisionOptions: DecisionOption[];
  decision: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  target: Target | null;
  actionTaken: string | null;
  actedOn: string | null;
  verifiedAt: Date | null;
  verification: Verification | null;
  prevention: Prevention | null;
  benefit: Benefit | null;
  declinedReason: string | null;
  mergedInto: string | null;
  regressedAt: Date | null;
  removedAt: Date | null;
}

/** A theme whose row nobody else can change before the transaction ends. */
export interface LockedTheme extends ThemeColumns {
  id: string;
  version: number;
}

const columnNames = [
  'label',
  'labelBy',
  'status',
  'statusSince',
  'ownerId',
  'departmentId',
  'councilId',
  'dueOn',
  'shouldExist',
  'opportunity',
  'whys',
  'assumptions',
  'barrier',
  'barrierNote',
  'valueCustomer',
  'valueCompany',
  'decisionKind',
  'decisionOptions',
  'decision',
  'decidedAt',
  'decidedBy',
  'target',
  'actionTaken',
  'actedOn',
  'verifiedAt',
  'verification',
  'prevention',
  'benefit',
  'declinedReason',
  'mergedInto',
  'regressedAt',
  'removedAt',
] as const satisfies readonly (keyof ThemeColumns)[];

/**
 * Names of changed columns with their values as JSON keeps them: instants are ISO texts, numbers their
 * digits, lists and records JSON with its names in order, so that equal ones are equal texts.
 */
export type ColumnValues = Partial<Record<keyof ThemeColumns, string | null>>;

/**
 * Locks themes in the order of their ids, which is the order every other writer locks them in.
 * Removed ones too: see `removedAt`.
 */
export function lockThemes(tx: Tx, ids: readonly string[]): Promise<LockedTheme[]> {
  return tx<LockedTheme[]>`
    select id, version, label, label_by, status, status_since, owner_id, department_id, council_id,
      due_on, should_exist, opportunity, whys, assumptions, barrier, barrier_note, value_customer,
      value_company, decision_kind, decision_options, decision, decided_at, decided_by, target,
      action_taken, acted_on, verified_at, verification, prevention, benefit, declined_reason,
      merged_into, regressed_at, removed_at
    from theme where org_id = app_org() and id = any(${ids}::uuid[])
    order by id for no key update`;
}

/** Of what is wanted, the columns that differ from what they are. */
export function differingColumns(
  theme: ThemeColumns,
  change: Partial<ThemeColumns>,
): Partial<ThemeColumns> {
  const differing = Object.entries(change).filter(
    ([name, value]) => valueOf(value) !== valueOf(theme[name as keyof ThemeColumns]),
  );
  return Object.fromEntries(differing);
}

/**
 * Writes what differs and raises the version.
 * @returns the differing columns before and after; empty when nothing differs and nothing was written.
 */
export async function writeColumns(
  tx: Tx,
  theme: LockedTheme,
  change: Partial<ThemeColumns>,
): Promise<{ before: ColumnValues; after: ColumnValues }> {
  const before = valuesOf(theme);
  const after = valuesOf({ ...theme, ...change });
  const differing = columnNames.filter((name) => before[name] !== after[name]);
  if (differing.length === 0) return { before: {}, after: {} };
  const row = writable(tx, { ...theme, ...change }, differing);
  // What the engine called it is kept the first time a person calls it something else.
  await tx`
    update theme set ${tx(row, ...differing)}, version = version + 1,
      auto_label = coalesce(auto_label, case when label_by = 'engine' then label end)
    where org_id = app_org() and id = ${theme.id}`;
  return { before: pick(before, differing), after: pick(after, differing) };
}

/** Says that a person acted on these themes: the engine keeps them for ever, and their comments in them. */
export async function touchThemes(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx`
    update theme set touched_at = now(), held_at = now()
    where org_id = app_org() and id = any(${ids}::uuid[])`;
}

/** Says that a person spoke of comments in these themes: the engine keeps them, but may divide them. */
export async function keepThemes(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx`
    update theme set touched_at = now() where org_id = app_org() and id = any(${ids}::uuid[])`;
}

/** Lists and records must be named as JSON: a list would be taken for an array of the database's. */
function writable(tx: Tx, theme: ThemeColumns, names: readonly (keyof ThemeColumns)[]) {
  const columns = names.map((name) => {
    const value = theme[name];
    return [
      name,
      records.has(name) && value !== null ? tx.json(value as postgres.JSONValue) : value,
    ];
  });
  return Object.fromEntries(columns) as Record<keyof ThemeColumns, string>;
}

export function valuesOf(columns: ThemeColumns): Record<keyof ThemeColumns, string | null> {
  const values = columnNames.map((name) => [name, valueOf(columns[name])]);
  return Object.fromEntries(values) as Record<keyof ThemeColumns, string | null>;
}

function valueOf(value: ThemeColumns[keyof ThemeColumns]): string | null {
  if (value === null || typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  return JSON.stringify(value, (_, part: unknown) => inOrder(part));
}

/** The database keeps the names of a record in an order of its own. */
const inOrder = (part: unknown): unknown =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
    : part;

/** The columns whose values JSON has kept. */
export function columnsOf(values: ColumnValues): Partial<ThemeColumns> {
  const columns = Object.entries(values).map(([name, value]) => [name, columnOf(name, value)]);
  return Object.fromEntries(columns) as Partial<ThemeColumns>;
}

function columnOf(name: string, value: string | null): unknown {
  if (value === null) return null;
  if (instants.has(name)) return new Date(value);
  return records.has(name) || numbers.has(name) ? JSON.parse(value) : value;
}

const instants = new Set(['statusSince', 'decidedAt', 'verifiedAt', 'regressedAt', 'removedAt']);
const numbers = new Set(['valueCustomer', 'valueCompany']);
const records = new Set([
  'whys',
  'assumptions',
  'decisionOptions',
  'target',
  'verification',
  'prevention',
  'benefit',
]);

const pick = (values: ColumnValues, names: readonly (keyof ThemeColumns)[]): ColumnValues =>
  Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
