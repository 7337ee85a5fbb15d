import type { Tx } from '@vocero/sql/connect';
import { appendOutbox } from '@vocero/sql/outbox';
import type { TestDatabase } from '@vocero/sql/test-database';
import { addComments, engineTheme, themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';
import { lockThemes, type Target } from '@vocero/sql/theme-columns';
import { openLog } from '../log.ts';
import { verifyThemesJob } from './verify-themes.ts';

/** At most 2 a week for four weeks, after 80 in eight; done on the day before the fifth week ago. */
export const target: Target = {
  metric: 'count',
  goal: 2,
  on: '2030-01-01',
  weeks: 4,
  baseline: {
    from: '2026-01-05',
    until: '2026-03-02',
    weeks: 8,
    count: 80,
    driver: null,
    spread: 1,
  },
};

/** An organisation with a theme that is verified, what is heard of it, and the job. */
export async function testVerifying(database: TestDatabase) {
  const world = await themeWorld(database);
  const addTheme = () => world.run((tx) => verifyingTheme(tx, world));
  const theme = { id: await addTheme() };

  const handle = (orgId = world.orgId) => {
    const { signal } = new AbortController();
    const job = verifyThemesJob({ sql: database.sql, log: openLog('silent'), signal });
    return job({ id: 'job', data: { orgId, subjectIds: [orgId] } });
  };

  return Object.assign(theme, {
    world,
    addTheme,
    handle,
    runJob: async () => {
      await world.run((tx) => appendOutbox(tx, 'themes.verify', world.orgId));
      await handle();
    },
    /** So many comments in each of the last full weeks, oldest first. */
    hear: (...counts: number[]) =>
      world.run((tx) =>
        addComments(
          tx,
          counts.flatMap((count, at) => [
            { themeId: null, daysAgo: daysAgo(counts.length - at) }, // of something else
            ...Array.from({ length: count }, () => ({
              themeId: theme.id,
              daysAgo: daysAgo(counts.length - at),
            })),
          ]),
        ),
      ),
    readTheme: () =>
      world.run(async (tx) => {
        const [read] = await lockThemes(tx, [theme.id]);
        return read!;
      }),
    listEvents: () =>
      world.run(
        (tx) => tx<{ id: string; act: string; by: string }[]>`
          select id, act, by from theme_event order by created_at, id`,
      ),
    listMessages: () =>
      world.run(
        (tx) => tx<{ kind: string; memberId: string }[]>`
          select kind, member_id from message order by id`,
      ),
    countWaiting: async () => {
      const rows = await database.owner`
        select from outbox where org_id = ${world.orgId} and topic = 'themes.verify'`;
      return rows.length;
    },
  });
}

export type TestVerifying = Awaited<ReturnType<typeof testVerifying>>;

async function verifyingTheme(tx: Tx, { memberId }: ThemeWorld): Promise<string> {
  const theme = await engineTheme(tx, { label: 'Late', status: 'prevented', ownerId: memberId });
  await tx`
    update theme set status = 'verifying', target = ${tx.json(target as never)},
      acted_on = ${dayOfWeek(4, -1)} where id = ${theme}`;
  await addComments(tx, heardBefore(theme));
  return theme;
}

/** The ten comments of each of the baseline's weeks. */
const heardBefore = (themeId: string) =>
  Array.from({ length: 80 }, (_, n) => {
    const noon = Date.parse('2026-01-07T12:00:00Z') + (n % 8) * 7 * 86_400_000;
    return { themeId, daysAgo: (Date.now() - noon) / 86_400_000 };
  });

/** A day of a full week so many weeks ago, counted from its Monday; UTC. */
export function dayOfWeek(weeksAgo: number, day: number): string {
  const now = new Date();
  const monday = now.getUTCDate() - ((now.getUTCDay() + 6) % 7) - weeksAgo * 7;
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), monday + day))
    .toISOString()
    .slice(0, 10);
}

const daysAgo = (weeksAgo: number) =>
  (Date.now() - Date.parse(`${dayOfWeek(weeksAgo, 2)}T12:00:00Z`)) / 86_400_000;
