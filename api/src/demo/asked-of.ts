import type { Asked } from '../theme-change.ts';
import type { DemoChange } from './demo-theme.ts';
import { dayIn, type DemoHeard, type DemoWorld } from './world.ts';

/** The same as the API would be asked for it: people, days and comments by their own names. */
export function askedOf(change: DemoChange, heard: readonly DemoHeard[], world: DemoWorld): Asked {
  const { owner, department, dueInDays, actedDaysAgo, ...rest } = change;
  const { whys, assumptions, decisionOptions, target, prevention, ...plain } = rest;
  const idsOf = (evidence: readonly string[] = []) => evidence.map((words) => idOf(words, heard));
  return {
    ...plain,
    ownerId: owner && world.members[owner],
    departmentId: department === undefined ? undefined : world.departments.get(department),
    dueOn: dueInDays === undefined ? undefined : dayIn(world.now, dueInDays),
    actedOn: actedDaysAgo === undefined ? undefined : dayIn(world.now, -actedDaysAgo),
    whys: whys?.map(({ text, evidence, root }) => ({
      text,
      evidence: idsOf(evidence),
      isRoot: root !== undefined,
      category: root ?? null,
    })),
    assumptions: assumptions?.map((one) => ({
      text: one.text,
      for: idsOf(one.for),
      against: idsOf(one.against),
    })),
    decisionOptions: decisionOptions && [...decisionOptions],
    target: target && targetOf(target, world),
    prevention: prevention && {
      what: prevention.what,
      where: prevention.where,
      checkedBy: world.members[prevention.checkedBy],
      checkOn: dayIn(world.now, prevention.checkInDays),
    },
  };
}

const targetOf = (target: NonNullable<DemoChange['target']>, { now }: DemoWorld) => ({
  metric: target.metric,
  goal: target.goal,
  weeks: target.weeks,
  on: dayIn(now, target.onInDays),
  from: dayIn(now, -target.fromDaysAgo),
  until: dayIn(now, -target.untilDaysAgo),
});

/** @throws Error unless one comment alone has these words: a demo whose quotes show nothing is none. */
function idOf(words: string, heard: readonly DemoHeard[]): string {
  const [found, another] = heard.filter(({ text }) => text.includes(words));
  if (!found || another) throw new Error(`“${words}” is not in exactly one comment of the theme`);
  return found.id;
}
