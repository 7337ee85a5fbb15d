import type { Tx } from '@vocero/sql/connect';
import { differingColumns, type LockedTheme, type ThemeColumns } from '@vocero/sql/theme-columns';
import type { Act } from '@vocero/sql/theme-events';
import { freezeTarget } from '../freeze-target.ts';
import { actOfChange, columnsOfChange, columnsOfMove, requireComplete } from '../theme-change.ts';
import { askedOf } from './asked-of.ts';
import type { DemoDeed, DemoTheme } from './demo-theme.ts';
import { judgeRegressed, judgeVerified } from './judge-story.ts';
import { dayIn, daysBefore, type DemoHeard, type DemoWorld } from './world.ts';

/** One act of a theme's past, and what it changed. */
export interface Told {
  at: Date;
  act: Act;
  /** Null: the product did it by itself. */
  memberId: string | null;
  note: string | null;
  change: Partial<ThemeColumns>;
}

export interface Telling {
  demo: DemoTheme;
  heard: readonly DemoHeard[];
  world: DemoWorld;
}

/**
 * The acts of a theme's story with their instants and what they make of its columns: by the same rules
 * as if people had asked the API for them on those days. The theme's comments are stored and placed.
 * @param theme as it was when it was made.
 * @throws Problem where a step lacks what it asks for.
 */
export async function tellStory(tx: Tx, made: LockedTheme, telling: Telling): Promise<Told[]> {
  let theme = made;
  let last = made.statusSince;
  const told: Told[] = [];
  for (const [i, act] of telling.demo.story.entries()) {
    const next =
      'judged' in act
        ? await tellJudgement(tx, theme, act.judged, telling)
        : await tellDeed(tx, theme, act, { at: instantOf(act, i, last, telling.world), telling });
    const after = { ...theme, ...next.change };
    if (next.memberId !== null) requireComplete(theme, after, telling.world.locale);
    told.push(next);
    theme = after;
    last = next.at;
  }
  return told;
}

/** Some minutes lie between what is done on one day. */
const instantOf = (deed: DemoDeed, i: number, last: Date, { now }: DemoWorld) =>
  'daysAgo' in deed
    ? new Date(daysBefore(now, deed.daysAgo).getTime() + i * 240_000)
    : daysBefore(last, -deed.daysAfter);

async function tellDeed(
  tx: Tx,
  theme: LockedTheme,
  deed: DemoDeed,
  { at, telling: { heard, world } }: { at: Date; telling: Telling },
): Promise<Told> {
  const memberId = world.members[deed.by ?? 'lucia'];
  const { target: wanted, ...asked } = askedOf(deed.with ?? {}, heard, world);
  const target = await freezeTarget(tx, theme.id, wanted);
  const by = { memberId, now: at, today: dayIn(at, 0) };
  const { to, note = null } = deed;
  if (to && to !== 'merged') {
    const change = columnsOfMove(theme, { ...asked, target, to }, by);
    return { at, act: 'moved', memberId, note, change };
  }
  const change = columnsOfChange(theme, { ...asked, target }, by);
  return { at, act: actOfChange(differingColumns(theme, change)), memberId, note, change };
}

async function tellJudgement(
  tx: Tx,
  theme: LockedTheme,
  judged: 'verified' | 'regressed',
  { heard, world }: Telling,
): Promise<Told> {
  const { at, change } =
    judged === 'verified' ? await judgeVerified(tx, theme, world) : judgeRegressed(theme, heard);
  return { at, act: judged, memberId: null, note: null, change };
}
