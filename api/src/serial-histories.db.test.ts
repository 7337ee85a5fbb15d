import { inOrganization, type Tx } from '@vocero/sql/connect';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { lockThemes, valuesOf } from '@vocero/sql/theme-columns';
import type { Values } from '@vocero/sql/theme-events';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type TestMember } from './test-app.ts';
import { asker } from './test-ask.ts';
import {
  deedOf,
  perform,
  renamed,
  wishes,
  type Deed,
  type Outcome,
  type World,
} from './test-histories.ts';

const CLIENTS = 20;
const DEEDS = 5;
const THEMES = 6;
const COMMENTS = 40;

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
afterAll(() => t.close());

interface Done extends Outcome {
  deed: Deed;
}

/** An organisation as the engine left it: the comments dealt out to the themes in turn. */
async function begin(): Promise<{ council: TestMember; world: World }> {
  const council = await t.member('council');
  const world = await inOrganization(t.sql, council.orgId, async (tx) => {
    const themes: string[] = [];
    for (let i = 0; i < THEMES; i++) themes.push(await engineTheme(tx, { label: `Theme ${i}` }));
    const placed = Array.from({ length: COMMENTS }, (_, i) => ({ themeId: themes[i % THEMES] }));
    return { themes, comments: await addComments(tx, placed), events: [] };
  });
  return { council, world };
}

/** One after another by each client, all clients at once. */
async function actAtOnce(
  council: TestMember,
  world: World,
  plans: Parameters<typeof deedOf>[0][][],
) {
  const ask = asker(t, council.headers);
  const done: Done[] = [];
  const client = async (plan: Parameters<typeof deedOf>[0][]) => {
    for (const wish of plan) {
      const deed = deedOf(wish, world);
      if (!deed) continue;
      const outcome = await perform(ask, deed);
      if (outcome.eventId) world.events.push(outcome.eventId);
      if (outcome.themeId) world.themes.push(outcome.themeId);
      done.push({ deed, ...outcome });
    }
  };
  await Promise.all(plans.map(client));
  return done;
}

interface EventRow {
  id: string;
  themeId: string | null;
  before: Values;
  after: Values;
}

const listEvents = (tx: Tx) =>
  tx<EventRow[]>`
    select id, theme_id, before, after from theme_event where org_id = app_org() order by id`;

/**
 * Each act found every column as the one before it had left it and as whoever acted had seen it, and
 * the last left it as it is.
 */
async function checkHistory(orgId: string, done: readonly Done[]): Promise<string[]> {
  return inOrganization(t.sql, orgId, async (tx) => {
    const events = await listEvents(tx);
    const left = new Map<string, Values>();
    const seen = new Map(done.map((one) => [one.eventId, one.saw as Values | undefined]));
    for (const { id, themeId, before, after } of events) {
      if (!themeId) continue;
      const known = { ...left.get(themeId), ...seen.get(id) };
      for (const [name, value] of Object.entries(before)) {
        if (name in known) expect(value, `${name} was overwritten unseen`).toBe(known[name]);
      }
      left.set(themeId, { ...known, ...after });
    }
    for (const theme of await lockThemes(tx, [...left.keys()])) {
      expect(valuesOf(theme)).toMatchObject(left.get(theme.id)!);
    }
    return events.map((event) => event.id);
  });
}

/** Does the same deeds one after another in another organisation. */
async function repeatInOrder(done: readonly Done[], first: World) {
  const { council, world } = await begin();
  const ask = asker(t, council.headers);
  const names = new Map<string, string>();
  for (const [i, id] of first.themes.slice(0, THEMES).entries()) names.set(id, world.themes[i]!);
  for (const [i, id] of first.comments.entries()) names.set(id, world.comments[i]!);
  const name = (id: string) => names.get(id) ?? id;
  for (const { deed, status, eventId, themeId } of done) {
    const again = await perform(ask, renamed(deed, name));
    expect({ deed, status: again.status, code: again.code }).toEqual({
      deed,
      status,
      code: undefined,
    });
    names.set(eventId!, again.eventId!);
    if (themeId) names.set(themeId, again.themeId!);
  }
  return { orgId: council.orgId, name };
}

/** All that people can see of it, under names that `name` gives. */
function readState(orgId: string, name: (id: string) => string) {
  const shown = (id: string | null) => (id === null ? null : name(id));
  return inOrganization(t.sql, orgId, async (tx) => {
    const themes = await tx<
      {
        id: string;
        label: string;
        status: string;
        decision: string | null;
        mergedInto: string | null;
        isRemoved: boolean;
      }[]
    >`
      select id, label, status, decision, merged_into, removed_at is not null as is_removed
      from theme where org_id = app_org()`;
    const places = await tx<
      { feedbackId: string; themeId: string | null; state: string; by: string }[]
    >`select feedback_id, theme_id, state, by from placement where org_id = app_org()`;
    const bans = await tx<{ feedbackId: string; themeId: string }[]>`
      select feedback_id, theme_id from placement_ban where org_id = app_org()`;
    return {
      themes: sorted(
        themes.map((row) => ({ ...row, id: name(row.id), mergedInto: shown(row.mergedInto) })),
      ),
      places: sorted(
        places.map((row) => ({
          ...row,
          feedbackId: name(row.feedbackId),
          themeId: shown(row.themeId),
        })),
      ),
      bans: sorted(bans.map((row) => [name(row.feedbackId), name(row.themeId)])),
    };
  });
}

const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

test('whatever twenty people do at once, some order of doing it one by one explains the result', async () => {
  const plans = fc.array(fc.array(wishes, { minLength: DEEDS, maxLength: DEEDS }), {
    minLength: CLIENTS,
    maxLength: CLIENTS,
  });
  const refusals = new Set<number>();
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const { council, world } = await begin();
      const done = await actAtOnce(council, world, plan);
      for (const { status } of done) refusals.add(status);

      const order = await checkHistory(council.orgId, done);
      const place = new Map(order.map((id, i) => [id, i]));
      const acted = done
        .filter((one) => one.eventId !== null)
        .sort((a, b) => place.get(a.eventId!)! - place.get(b.eventId!)!);
      expect(
        acted.map((one) => one.eventId),
        'every act is in the history, once',
      ).toEqual(order);

      const again = await repeatInOrder(acted, world);
      const seen = await readState(council.orgId, again.name);
      expect(await readState(again.orgId, (id) => id)).toEqual(seen);
    }),
    { numRuns: 4, endOnFailure: true },
  );
  expect([...refusals].filter((status) => ![200, 201, 404, 409, 422].includes(status))).toEqual([]);
}, 180_000);
