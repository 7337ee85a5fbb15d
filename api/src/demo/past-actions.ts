import type { Tx } from '@vocero/sql/connect';
import {
  finishPastAction,
  insertPastAction,
  insertPastEvent,
  type PastAction,
} from '@vocero/sql/demo-history';
import { uuid7 } from '../uuid7.ts';
import type { DemoTheme } from './demo-theme.ts';
import type { MadeTheme } from './make-themes.ts';
import type { Moment } from './moment.ts';
import { dayIn, daysBefore, type DemoWorld } from './world.ts';

type DemoAction = NonNullable<DemoTheme['actions']>[number];

/** What was to be done about a theme: each when it was written down, and when it was done. */
export const actionsOf = ({ demo, row }: MadeTheme, world: DemoWorld): Moment[] =>
  (demo.actions ?? []).flatMap((action, i) => momentsOf(row.id, action, i, world));

function momentsOf(themeId: string, action: DemoAction, i: number, world: DemoWorld): Moment[] {
  const { what, addedDaysAgo, dueInDays, done, hours = null, cost = null } = action;
  const createdAt = new Date(daysBefore(world.now, addedDaysAgo).getTime() + (i + 6) * 600_000);
  const row: PastAction = {
    id: uuid7(createdAt.getTime()),
    themeId,
    what,
    ownerId: world.members[action.owner],
    dueOn: dayIn(world.now, dueInDays),
    hours,
    cost,
    createdBy: world.members.lucia,
    createdAt,
  };
  const added: Moment = { at: createdAt, write: (tx) => writeAdded(tx, row) };
  if (!done) return [added];
  const doneAt = daysBefore(world.now, 0.4 - dueInDays);
  return [added, { at: doneAt, write: (tx) => writeDone(tx, row, doneAt) }];
}

async function writeAdded(tx: Tx, action: PastAction): Promise<void> {
  const { id, themeId, what, ownerId, dueOn, hours, cost, createdBy, createdAt: at } = action;
  const takes = { hours: hours?.toString() ?? null, cost: cost?.toString() ?? null };
  await insertPastAction(tx, action);
  await insertPastEvent(tx, {
    id: uuid7(at.getTime()),
    themeId,
    act: 'action_added',
    memberId: createdBy,
    note: null,
    before: { actionId: id, removedAt: at.toISOString() },
    after: { actionId: id, what, ownerId, dueOn, doneAt: null, removedAt: null, ...takes },
    at,
  });
}

async function writeDone(tx: Tx, { id, themeId, ownerId }: PastAction, at: Date): Promise<void> {
  await finishPastAction(tx, id, at);
  await insertPastEvent(tx, {
    id: uuid7(at.getTime()),
    themeId,
    act: 'action_done',
    memberId: ownerId,
    note: null,
    before: { actionId: id, doneAt: null },
    after: { actionId: id, doneAt: at.toISOString() },
    at,
  });
}
