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

/** What acts change of a theme, and what undoing an act restores. */
export interface ThemeColumns {
  label: string;
  labelBy: 'engine' | 'person';
  status: ThemeStatus;
  statusSince: Date;
  ownerId: string | null;
  departmentId: string | null;
  dueOn: string | null;
  shouldExist: 'yes' | 'no' | 'unsure' | null;
  decision: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  actionTaken: string | null;
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
  'dueOn',
  'shouldExist',
  'decision',
  'decidedAt',
  'decidedBy',
  'actionTaken',
  'declinedReason',
  'mergedInto',
  'regressedAt',
  'removedAt',
] as const satisfies readonly (keyof ThemeColumns)[];

/** Names of changed columns with their values as JSON keeps them: instants are ISO texts. */
export type ColumnValues = Partial<Record<keyof ThemeColumns, string | null>>;

/**
 * Locks themes in the order of their ids, which is the order every other writer locks them in.
 * Removed ones too: see `removedAt`.
 */
export function lockThemes(tx: Tx, ids: readonly string[]): Promise<LockedTheme[]> {
  return tx<LockedTheme[]>`
    select id, version, label, label_by, status, status_since, owner_id, department_id, due_on,
      should_exist, decision, decided_at, decided_by, action_taken, declined_reason, merged_into,
      regressed_at, removed_at
    from theme where org_id = app_org() and id = any(${ids}::uuid[])
    order by id for no key update`;
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
  // What the engine called it is kept the first time a person calls it something else.
  await tx`
    update theme set ${tx({ ...theme, ...change }, ...differing)}, version = version + 1,
      auto_label = coalesce(auto_label, label)
    where org_id = app_org() and id = ${theme.id}`;
  return { before: pick(before, differing), after: pick(after, differing) };
}

/** Says that a person acted on these themes: the engine keeps them for ever. */
export async function touchThemes(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx`
    update theme set touched_at = now() where org_id = app_org() and id = any(${ids}::uuid[])`;
}

export function valuesOf(columns: ThemeColumns): Record<keyof ThemeColumns, string | null> {
  const values = columnNames.map((name) => {
    const value = columns[name];
    return [name, value instanceof Date ? value.toISOString() : value];
  });
  return Object.fromEntries(values) as Record<keyof ThemeColumns, string | null>;
}

/** The columns whose values JSON has kept. */
export function columnsOf(values: ColumnValues): Partial<ThemeColumns> {
  const columns = Object.entries(values).map(([name, value]) => {
    const isInstant = instants.has(name) && value !== null;
    return [name, isInstant ? new Date(value) : value];
  });
  return Object.fromEntries(columns) as Partial<ThemeColumns>;
}

const instants = new Set(['statusSince', 'decidedAt', 'regressedAt', 'removedAt']);

const pick = (values: ColumnValues, names: readonly (keyof ThemeColumns)[]): ColumnValues =>
  Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
