import type { PastAction, PastEvent, PastTheme } from '@vocero/sql/demo';
import type { Act, Values } from '@vocero/sql/theme-events';
import { statuses, steps, type StatusName } from '../contract/status.ts';
import type { Locale } from '../contract/values.ts';
import { uuid7 } from '../uuid7.ts';
import type { DemoTheme } from './demo-theme.ts';

/** Who and what a demo theme's past refers to. */
export interface DemoWorld {
  now: Date;
  locale: Locale;
  /** Member id by e-mail address. */
  members: ReadonlyMap<string, string>;
  /** Department id by key. */
  departments: ReadonlyMap<string, string>;
  /** Who leads the council: decides and moves. */
  chairId: string;
}

/** When the comments of a theme were made, the newest last, with their ids. */
export type DemoHeard = readonly { id: string; at: Date; language: Locale }[];

export interface DemoHistory {
  theme: PastTheme;
  events: PastEvent[];
  actions: PastAction[];
}

interface Step {
  status: StatusName;
  daysAgo: number;
}

const DAY = 86_400_000;
const before = (now: Date, daysAgo: number) => new Date(now.getTime() - daysAgo * DAY);
const iso = (date: Date) => date.toISOString();

/** A theme of the demo as it stands today, and the acts that brought it there, each on its day. */
export function historyOf(demo: DemoTheme, heard: DemoHeard, world: DemoWorld): DemoHistory {
  const { now, members, departments, chairId } = world;
  const days = heard.map((comment) => (now.getTime() - comment.at.getTime()) / DAY);
  const path = pathOf(demo, Math.max(...days) - 2);
  const prevented = path.find((step) => step.status === 'prevented');
  const returned = prevented && heard.find((c) => c.at > before(now, prevented.daysAgo));
  if (returned) path.push({ status: 'owned', daysAgo: (+now - +returned.at) / DAY - 0.02 });

  const last = path.at(-1)!;
  const decidedAt = demo.decision ? before(now, demo.decidedDaysAgo ?? 0) : null;
  const theme: PastTheme = {
    id: uuid7(before(now, path[0]!.daysAgo).getTime()),
    label: demo.labels[world.locale],
    labelBy: 'person',
    status: last.status,
    statusSince: before(now, last.daysAgo),
    ownerId: (demo.ownerEmail && members.get(demo.ownerEmail)) || null,
    departmentId: (demo.departmentKey && departments.get(demo.departmentKey)) || null,
    dueOn: dueDay(demo, now),
    shouldExist: demo.shouldExist ?? null,
    opportunity: null,
    whys: [],
    assumptions: [],
    barrier: null,
    barrierNote: null,
    valueCustomer: null,
    valueCompany: null,
    decisionKind: null,
    decisionOptions: [],
    decision: demo.decision ?? null,
    decidedAt,
    decidedBy: decidedAt && chairId,
    target: null,
    actionTaken: demo.actionTaken ?? null,
    actedOn: null,
    verifiedAt: null,
    verification: null,
    prevention: null,
    regressedAt: returned ? before(now, last.daysAgo) : null,
    representativeId: (heard.find((c) => c.language === world.locale) ?? heard[0])?.id ?? null,
    createdAt: before(now, path[0]!.daysAgo),
    seenAt: before(now, 2),
  };
  const actions = actionsOf(demo, theme, path, world);
  return { theme, actions, events: eventsOf(theme, path, actions, chairId) };
}

/** The statuses a theme went through and how long ago, from the first comments on. */
function pathOf(demo: DemoTheme, firstDaysAgo: number): Step[] {
  const decided = demo.decidedDaysAgo ?? 9;
  const prevented = demo.preventedDaysAgo ?? 0;
  const daysAgo: Partial<Record<StatusName, number>> = {
    heard: demo.status === 'heard' ? 12 : Math.max(firstDaysAgo, decided + 12),
    grouped: decided + 9,
    owned: demo.decision ? decided + 5 : decided,
    decided,
    being_fixed: decided - 3,
    verifying: demo.preventedDaysAgo === undefined ? decided / 2 : prevented + 8,
    prevented,
  };
  return steps
    .slice(0, statuses.indexOf(demo.status) + 1)
    .map((status) => ({ status, daysAgo: daysAgo[status]! }));
}

/** The first open action says when the theme is due. */
function dueDay(demo: DemoTheme, now: Date): string | null {
  const open = (demo.actions ?? []).filter((action) => !action.done).map((a) => a.dueInDays);
  return open.length > 0 ? dayIn(now, Math.min(...open)) : null;
}

const dayIn = (now: Date, days: number) => iso(before(now, -days)).slice(0, 10);

function actionsOf(
  demo: DemoTheme,
  theme: PastTheme,
  path: Step[],
  world: DemoWorld,
): PastAction[] {
  const from = path.find((s) => s.status === (demo.decision ? 'decided' : 'owned'));
  return (demo.actions ?? []).map((action, i) => {
    const createdAt = new Date(before(world.now, from?.daysAgo ?? 0).getTime() + (i + 1) * 600_000);
    return {
      id: uuid7(createdAt.getTime()),
      themeId: theme.id,
      what: action.what,
      ownerId: world.members.get(action.owner)!,
      dueOn: dayIn(world.now, action.dueInDays),
      doneAt: action.done ? before(world.now, 0.4 - action.dueInDays) : null,
      createdBy: world.chairId,
      createdAt,
    };
  });
}

/** What each step wrote down, as if the people of the demo had done it on the board. */
function eventsOf(theme: PastTheme, path: Step[], actions: PastAction[], chairId: string) {
  const events: PastEvent[] = [];
  const end = path.at(-1)!;
  const dayOf = (step: Step) =>
    new Date(theme.statusSince.getTime() - (step.daysAgo - end.daysAgo) * DAY);
  const add = (at: Date, act: Act, old: Values, now: Values, memberId: string | null = chairId) =>
    events.push({
      id: uuid7(at.getTime()),
      themeId: theme.id,
      act,
      memberId,
      note: null,
      before: old,
      after: now,
      at,
    });

  path.forEach((step, i) => {
    const at = dayOf(step);
    const earlier = (minutes: number) => new Date(at.getTime() - minutes * 60_000);
    const last = path[i - 1];
    if (!last) return add(at, 'created', {}, { label: theme.label }, null);
    const from = { status: last.status, statusSince: iso(dayOf(last)) };
    const to = { status: step.status, statusSince: iso(at) };
    if (last.status === 'prevented') {
      const marks = { ...to, regressedAt: iso(at) };
      return add(at, 'regressed', { ...from, regressedAt: null }, marks, null);
    }
    if (step.status === 'owned') {
      add(earlier(4), 'assigned', { ownerId: null }, { ownerId: theme.ownerId });
    }
    if (step.status === 'decided') add(earlier(3), 'decided', noDecision, decisionOf(theme));
    if (step.status === 'verifying') {
      add(earlier(2), 'changed', { actionTaken: null }, { actionTaken: theme.actionTaken });
    }
    return add(at, 'moved', from, to);
  });
  for (const { id, what, ownerId, dueOn, doneAt, createdAt } of actions) {
    const added = { actionId: id, what, ownerId, dueOn, doneAt: null, removedAt: null };
    add(createdAt, 'action_added', { actionId: id, removedAt: iso(createdAt) }, added);
    if (!doneAt) continue;
    const done = { actionId: id, doneAt: iso(doneAt) };
    add(doneAt, 'action_done', { actionId: id, doneAt: null }, done, ownerId);
  }
  return events;
}

const noDecision = { decision: null, decidedAt: null, decidedBy: null, shouldExist: null };

const decisionOf = ({ decision, decidedAt, decidedBy, shouldExist }: PastTheme): Values => ({
  decision,
  decidedAt: decidedAt && iso(decidedAt),
  decidedBy,
  shouldExist,
});
