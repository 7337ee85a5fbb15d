import { finishPastAction, insertPastAction, insertPastEvent } from '@vocero/sql/demo-history';
import type { Act, Values } from '@vocero/sql/theme-events';
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
  const { what, addedDaysAgo, dueInDays, done } = action;
  const createdAt = new Date(daysBefore(world.now, addedDaysAgo).getTime() + (i + 6) * 600_000);
  const id = uuid7(createdAt.getTime());
  const ownerId = world.members[action.owner];
  const dueOn = dayIn(world.now, dueInDays);
  const createdBy = world.members.lucia;
  const none = { actionId: id, removedAt: createdAt.toISOString() };
  const added = { actionId: id, what, ownerId, dueOn, doneAt: null, removedAt: null };
  const adding: Moment = {
    at: createdAt,
    write: async (tx) => {
      await insertPastAction(tx, { id, themeId, what, ownerId, dueOn, createdBy, createdAt });
      const event = { themeId, at: createdAt, memberId: createdBy };
      await insertPastEvent(tx, eventOf(event, 'action_added', none, added));
    },
  };
  if (!done) return [adding];
  const doneAt = daysBefore(world.now, 0.4 - dueInDays);
  const open = { actionId: id, doneAt: null };
  const finished = { actionId: id, doneAt: doneAt.toISOString() };
  const finishing: Moment = {
    at: doneAt,
    write: async (tx) => {
      await finishPastAction(tx, id, doneAt);
      const event = { themeId, at: doneAt, memberId: ownerId };
      await insertPastEvent(tx, eventOf(event, 'action_done', open, finished));
    },
  };
  return [adding, finishing];
}

const eventOf = (
  event: { themeId: string; at: Date; memberId: string },
  act: Act,
  before: Values,
  after: Values,
) => ({ ...event, id: uuid7(event.at.getTime()), act, note: null, before, after });
