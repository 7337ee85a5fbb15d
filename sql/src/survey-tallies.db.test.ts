import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from './connect.ts';
import { compactSurveyTallies } from './survey-tallies.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { themeWorld, type ThemeWorld } from './test-themes.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const question = (kind: string, id: string) => ({ kind, id });
const doc = {
  questions: [question('choice', 'used'), question('task', 'came'), question('text', 'why')],
};

async function surveyWith(tx: Tx): Promise<string> {
  const [survey] = await tx<[{ id: string }]>`
    insert into survey (org_id, kind, name, token, version)
    values (app_org(), 'survey', 'Visit', new_id()::text, 1) returning id`;
  await tx`
    insert into survey_version (org_id, survey_id, version, doc)
    values (app_org(), ${survey.id}, 1, ${tx.json(doc)})`;
  return survey.id;
}

/** Six answers of two channels, around midnight far from Greenwich; one of them is flagged. */
async function answer(tx: Tx, surveyId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    insert into feedback (org_id, channel, text, language, scores, answers, flags, survey_id,
      survey_version, case_code, occurred_at)
    select app_org(), (array['survey', 'kiosk'])[1 + n % 2], case when n = 1 then 'Long' else '' end,
      'en', jsonb_build_object('solved', (array['yes', 'no'])[1 + n % 2]),
      jsonb_build_object('used', array['web', 'app'], 'cameManaged', array['yes'],
        'why', array['Because ' || n]),
      case when n = 6 then '{burst}'::text[] else '{}' end, ${surveyId}, 1, new_id()::text,
      '2026-03-01T22:30:00Z'::timestamptz + n * interval '30 minutes'
    from generate_series(1, 6) as n returning id`;
  return rows.map(({ id }) => id);
}

const grains = ['none', 'channel', 'language', 'place', 'version', 'full'];

/** What is kept, in every way in which it is read, and what there is. */
async function expectCounted({ run }: ThemeWorld, surveyId: string): Promise<void> {
  const there = await run(
    (tx) => tx`
      with f as (
        select *, (occurred_at at time zone (select time_zone from organization))::date as day
        from feedback where survey_id = ${surveyId})
      select day, part, field, value, managed, count(*)::int as count from (
        select day, 'all' as part, '' as field,
          case when flags = '{}' then 'counted' else 'flagged' end as value, null as managed from f
        union all select day, 'all', '', 'worded', null from f where flags = '{}' and text <> ''
        union all select day, 'score', 'solved', scores ->> 'solved', null from f where flags = '{}'
        union all select day, 'choice', 'used', 'web,app', null from f where flags = '{}'
        union all select day, 'choice', 'came', '', 'yes' from f where flags = '{}'
        union all select day, 'choice', 'why', '', null from f where flags = '{}') as parts
      group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
  );
  for (const grain of grains) {
    const kept = await run(
      (tx) => tx`
        select day, part, field, value, managed, sum(count)::int as count from survey_tally
        where survey_id = ${surveyId} and grain in ('fresh', ${grain})
        group by 1, 2, 3, 4, 5 having sum(count) <> 0 order by 1, 2, 3, 4, 5`,
    );
    expect([...kept], grain).toEqual([...there]);
  }
}

test('whatever happens to answers, what is kept is what would be counted', async () => {
  const world = await themeWorld(database);
  const { run } = world;
  const surveyId = await run(surveyWith);
  const ids = await run((tx) => answer(tx, surveyId));
  await expectCounted(world, surveyId);
  await run((tx) => compactSurveyTallies(tx, 1));
  await expectCounted(world, surveyId);
  await run((tx) => tx`update feedback set flags = '{repeated}' where id = ${ids[0]!}`);
  await run((tx) => tx`update feedback set flags = '{}' where id = ${ids[5]!}`);
  await run(
    (tx) =>
      tx`update feedback set language = 'es', kind = 'simple', kind_by = 'person' where id = ${ids[1]!}`,
  );
  await expectCounted(world, surveyId);
  await run((tx) => answer(tx, surveyId));
  await Promise.all([
    run((tx) => compactSurveyTallies(tx, 1)),
    run((tx) => compactSurveyTallies(tx, 1)),
    run((tx) => answer(tx, surveyId)),
  ]);
  await expectCounted(world, surveyId);
  await run((tx) => tx`delete from feedback where id = any(${ids.slice(0, 4)}::uuid[])`);
  await expectCounted(world, surveyId);
  await run((tx) => tx`update organization set time_zone = 'Asia/Kathmandu'`);
  await expectCounted(world, surveyId);
});

test('nothing is added by what changes no figure, and nothing that was written is kept', async () => {
  const { run } = await themeWorld(database);
  const surveyId = await run(surveyWith);
  await run((tx) => answer(tx, surveyId));
  const rows = () => run((tx) => tx`select value from survey_tally where survey_id = ${surveyId}`);
  const before = await rows();
  await run(
    (tx) =>
      tx`update feedback set kind = 'simple', kind_by = 'person' where survey_id = ${surveyId}`,
  );
  expect(await rows()).toHaveLength(before.length);
  expect(before.filter(({ value }) => String(value).includes('Because'))).toEqual([]);
});

test('an organisation that goes leaves no counts behind', async () => {
  const { run, orgId } = await themeWorld(database);
  const surveyId = await run(surveyWith);
  await run((tx) => answer(tx, surveyId));
  await run((tx) => tx`delete from feedback`);
  await run((tx) => tx`delete from organization where id = ${orgId}`);
  const left = await database.owner`select from survey_tally where org_id = ${orgId}`;
  expect(left).toHaveLength(0);
});
