import type { Tx } from './connect.ts';
import { lockPresent } from './open-themes.ts';
import { Refused } from './refused.ts';
import { touchThemes } from './theme-columns.ts';
import { insertThemeEvent, type Act, type Values } from './theme-events.ts';

/** Something somebody will do about a theme. */
export interface Action {
  id: string;
  what: string;
  owner: { id: string; name: string } | null;
  dueOn: string | null;
  doneAt: Date | null;
  /** Of work. */
  hours: number | null;
  /** In the organisation's currency. */
  cost: number | null;
}

interface LockedAction {
  id: string;
  themeId: string;
  what: string;
  ownerId: string | null;
  dueOn: string | null;
  doneAt: Date | null;
  removedAt: Date | null;
  hours: number | null;
  cost: number | null;
}

type ActionColumns = Omit<LockedAction, 'id' | 'themeId'>;

/** What is asked for; undefined leaves a part as it is. */
export interface ActionChange {
  what?: string | undefined;
  ownerId?: string | null | undefined;
  dueOn?: string | null | undefined;
  hours?: number | null | undefined;
  cost?: number | null | undefined;
  done?: boolean | undefined;
  removed?: boolean | undefined;
}

/** In the order they are due; what is done comes last. */
export async function listActions(tx: Tx, themeId: string): Promise<Action[]> {
  const rows = await tx<ActionRow[]>`
    ${selectActions(tx)}
    where a.org_id = app_org() and a.theme_id = ${themeId} and a.removed_at is null
    order by a.done_at is not null, a.due_on nulls last, a.id`;
  return rows.map(toAction);
}

export async function addAction(
  tx: Tx,
  action: {
    themeId: string;
    what: string;
    ownerId: string | null;
    dueOn: string | null;
    hours?: number | null;
    cost?: number | null;
    memberId: string;
  },
): Promise<Action> {
  const { themeId, what, ownerId, dueOn, memberId, hours = null, cost = null } = action;
  const [theme] = await lockPresent(tx, [themeId]);
  if (theme!.mergedInto) throw new Refused('theme_merged');
  const [row] = await tx<[{ id: string }]>`
    insert into action (org_id, theme_id, what, owner_id, due_on, hours, cost, created_by)
    values (app_org(), ${themeId}, ${what}, ${ownerId}, ${dueOn}, ${hours}, ${cost}, ${memberId})
    returning id`;
  await touchThemes(tx, [themeId]);
  const after = actionValues({
    what,
    ownerId,
    dueOn,
    hours,
    cost,
    doneAt: null,
    removedAt: null,
  });
  const before = { removedAt: new Date().toISOString() };
  await insertActionEvent(tx, {
    themeId,
    id: row.id,
    act: 'action_added',
    memberId,
    before,
    after,
  });
  return readAction(tx, row.id);
}

/** @throws Refused `not_found`. */
export async function changeAction(
  tx: Tx,
  id: string,
  change: ActionChange,
  memberId: string,
): Promise<Action> {
  const action = await lockAction(tx, id);
  await lockPresent(tx, [action.themeId]);
  const { before, after } = await writeAction(tx, action, columnsOfChange(action, change));
  if (Object.keys(after).length > 0) {
    await touchThemes(tx, [action.themeId]);
    const { themeId } = action;
    await insertActionEvent(tx, { themeId, id, act: actOf(after), memberId, before, after });
  }
  return readAction(tx, id);
}

/** @throws Refused `not_found`. */
export async function lockAction(tx: Tx, id: string): Promise<LockedAction> {
  const [row] = await tx<LockedAction[]>`
    select id, theme_id, what, owner_id, due_on, done_at, removed_at, hours, cost
    from action where org_id = app_org() and id = ${id} for update`;
  if (!row) throw new Refused('not_found');
  return row;
}

/** Writes what differs, and says what it was and what it became. */
export async function writeAction(tx: Tx, action: LockedAction, change: Partial<ActionColumns>) {
  const wanted = { ...action, ...change };
  const was = actionValues(action);
  const is = actionValues(wanted);
  const differing = Object.keys(is).filter((name) => was[name] !== is[name]);
  await tx`
    update action set what = ${wanted.what}, owner_id = ${wanted.ownerId}, due_on = ${wanted.dueOn},
      done_at = ${wanted.doneAt}, removed_at = ${wanted.removedAt}, hours = ${wanted.hours},
      cost = ${wanted.cost}
    where org_id = app_org() and id = ${action.id}`;
  const pick = (values: Values) =>
    Object.fromEntries(differing.map((name) => [name, values[name] ?? null]));
  return { before: pick(was), after: pick(is) };
}

export function actionValues(action: ActionColumns): Values {
  const { what, ownerId, dueOn, doneAt, removedAt, hours, cost } = action;
  return {
    what,
    ownerId,
    dueOn,
    doneAt: doneAt?.toISOString() ?? null,
    removedAt: removedAt?.toISOString() ?? null,
    hours: hours === null ? null : String(hours),
    cost: cost === null ? null : String(cost),
  };
}

/** The columns whose values JSON has kept. */
export function actionColumns(values: Values): Partial<ActionColumns> {
  const columns = Object.entries(values).map(([name, value]) => {
    return [name, value === null ? null : columnOf(name, value)];
  });
  return Object.fromEntries(columns) as Partial<ActionColumns>;
}

function columnOf(name: string, value: string): string | number | Date {
  if (name === 'doneAt' || name === 'removedAt') return new Date(value);
  return name === 'hours' || name === 'cost' ? Number(value) : value;
}

/** What was done or removed before keeps its first time. */
function columnsOfChange(action: LockedAction, change: ActionChange): ActionColumns {
  const { what, ownerId, dueOn, hours, cost, done, removed } = change;
  return {
    what: what ?? action.what,
    ownerId: ownerId === undefined ? action.ownerId : ownerId,
    dueOn: dueOn === undefined ? action.dueOn : dueOn,
    hours: hours === undefined ? action.hours : hours,
    cost: cost === undefined ? action.cost : cost,
    doneAt: instantOf(done, action.doneAt),
    removedAt: instantOf(removed, action.removedAt),
  };
}

function instantOf(wanted: boolean | undefined, known: Date | null): Date | null {
  if (wanted === undefined) return known;
  return wanted ? (known ?? new Date()) : null;
}

function actOf(after: Values): Act {
  if (after['removedAt']) return 'action_removed';
  return after['doneAt'] ? 'action_done' : 'action_changed';
}

/** The event by which an action came to be: what undoes that. */
export async function findActionEvent(tx: Tx, themeId: string, id: string): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`
    select id from theme_event
    where org_id = app_org() and theme_id = ${themeId} and act = 'action_added'
      and after->>'actionId' = ${id} and undoes is null
    order by id desc limit 1`;
  return row?.id ?? null;
}

interface ActionEvent {
  themeId: string;
  id: string;
  act: Act;
  memberId: string;
  before: Values;
  after: Values;
}

/** `actionId` says which of the theme's actions the values belong to. */
async function insertActionEvent(tx: Tx, { id, before, after, ...event }: ActionEvent) {
  await insertThemeEvent(tx, {
    ...event,
    before: { actionId: id, ...before },
    after: { actionId: id, ...after },
  });
}

interface ActionRow {
  id: string;
  what: string;
  dueOn: string | null;
  doneAt: Date | null;
  hours: number | null;
  cost: number | null;
  ownerId: string | null;
  ownerName: string | null;
}

const selectActions = (tx: Tx) => tx`
  select a.id, a.what, a.due_on, a.done_at, a.hours, a.cost, o.id as owner_id, o.name as owner_name
  from action a left join member o on o.org_id = app_org() and o.id = a.owner_id`;

function toAction({ ownerId, ownerName, ...action }: ActionRow): Action {
  return {
    ...action,
    owner: ownerId && ownerName !== null ? { id: ownerId, name: ownerName } : null,
  };
}

async function readAction(tx: Tx, id: string): Promise<Action> {
  const [row] = await tx<[ActionRow]>`
    ${selectActions(tx)} where a.org_id = app_org() and a.id = ${id}`;
  return toAction(row);
}
