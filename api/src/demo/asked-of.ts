import type { Asked } from '../theme-change.ts';
import type { DemoAssumption, DemoChange, DemoWhy } from './demo-theme.ts';
import { dayIn, type DemoHeard, type DemoWorld } from './world.ts';

/** The same as the API would be asked for it: people, days and comments by their own names. */
export function askedOf(change: DemoChange, heard: readonly DemoHeard[], world: DemoWorld): Asked {
  const { owner, department, dueInDays, actedDaysAgo, ...rest } = change;
  const { whys, assumptions, decisionOptions, target, prevention, ...plain } = rest;
  const { now, members, departments } = world;
  return {
    ...plain,
    ownerId: owner && members[owner],
    departmentId: department === undefined ? undefined : departments.get(department),
    dueOn: dueInDays === undefined ? undefined : dayIn(now, dueInDays),
    actedOn: actedDaysAgo === undefined ? undefined : dayIn(now, -actedDaysAgo),
    whys: whys?.map((why) => whyOf(why, heard)),
    assumptions: assumptions?.map((one) => assumptionOf(one, heard)),
    decisionOptions: decisionOptions && [...decisionOptions],
    target: target && targetOf(target, world),
    prevention: prevention && preventionOf(prevention, world),
  };
}

const whyOf = ({ text, evidence, root }: DemoWhy, heard: readonly DemoHeard[]) => ({
  text,
  evidence: idsOf(evidence, heard),
  isRoot: root !== undefined,
  category: root ?? null,
});

const assumptionOf = (one: DemoAssumption, heard: readonly DemoHeard[]) => ({
  text: one.text,
  for: idsOf(one.for, heard),
  against: idsOf(one.against, heard),
});

const targetOf = (target: NonNullable<DemoChange['target']>, { now }: DemoWorld) => ({
  metric: target.metric,
  goal: target.goal,
  weeks: target.weeks,
  on: dayIn(now, target.onInDays),
  from: dayIn(now, -target.fromDaysAgo),
  until: dayIn(now, -target.untilDaysAgo),
});

const preventionOf = (
  { what, where, checkedBy, checkInDays }: NonNullable<DemoChange['prevention']>,
  { now, members }: DemoWorld,
) => ({ what, where, checkedBy: members[checkedBy], checkOn: dayIn(now, checkInDays) });

const idsOf = (evidence: readonly string[] = [], heard: readonly DemoHeard[]) =>
  evidence.map((words) => idOf(words, heard));

/** @throws Error unless one comment alone has these words: a demo whose quotes show nothing is none. */
function idOf(words: string, heard: readonly DemoHeard[]): string {
  const [found, another] = heard.filter(({ text }) => text.includes(words));
  if (!found || another) throw new Error(`“${words}” is not in exactly one comment of the theme`);
  return found.id;
}
