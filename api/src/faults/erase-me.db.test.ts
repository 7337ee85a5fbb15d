import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { redisKeysWith } from '@vocero/workers/faults/redis-holds';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CANARIES, tablesWith } from './test-canaries.ts';
import { eventually } from './test-eventually.ts';
import { plant, sendOthers } from './test-planted.ts';
import { testInstallation, type TestInstallation } from './test-installation.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await testInstallation();
  await installation.start();
}, 120_000);
afterAll(() => installation?.close());

const numbers = () =>
  installation.run(
    (tx) => tx`
      select (select count(*)::int from feedback) as comments,
        (select count(*)::int from feedback where text <> '') as worded,
        (select count(distinct customer_ref)::int from feedback) as customers,
        (select count(*)::int from feedback where kind = 'avoidable') as avoidable,
        (select jsonb_object_agg(channel, n) from (
          select channel, count(*)::int as n from feedback group by channel) as c) as channels,
        (select count(*)::int from placement) as placed,
        (select sum(count)::int from placement_tally) as tallied,
        (select sum(count)::int from read_day) as read,
        (select count(*)::int from customer_case) as cases`,
  );

test('who asks on their page to be erased is found nowhere within a minute, and no number changes', async () => {
  await sendOthers(installation);
  const { page, caseCode } = await plant(installation);
  await eventually(installation.isQuiet);
  const before = await numbers();
  const planted = await tablesWith(installation.world.owner, CANARIES);
  for (const table of [
    'feedback',
    'person',
    'contact',
    'case_entry',
    'import_file',
    'import_refusal',
    'audit_event',
    'unmatched_reply',
    'survey_invitation_mail',
  ]) {
    expect(planted.some((found) => found.startsWith(`${table}: `))).toBe(true);
  }

  const began = Date.now();
  const asked = await installation.form(`${page}/erase`, { code: caseCode });
  expect(asked.status).toBeLessThan(400);
  await eventually(async () => {
    const [row] = await installation.run(
      (tx) => tx`select from erasure where finished_at is not null`,
    );
    return row !== undefined && (await installation.isQuiet());
  });
  expect(Date.now() - began).toBeLessThan(60_000);

  expect(await tablesWith(installation.world.owner, CANARIES)).toEqual([]);
  if (installation.redisUrl)
    expect(await redisKeysWith(installation.redisUrl, CANARIES)).toEqual([]);
  expect(await numbers()).toEqual(before);
  for (const process of installation.running) {
    for (const canary of CANARIES) expect(process.said()).not.toContain(canary);
  }
  const list = await readFile(path.join(installation.data, 'erased.log'), 'utf8');
  const answers = await Promise.all(
    ['/api/v1/feedback?limit=100', '/api/v1/bank/export.csv', '/api/v1/audit.csv'].map(
      async (where) => {
        const answer = await fetch(`${installation.address}${where}`, {
          headers: installation.session,
        });
        expect(answer.status).toBe(200);
        return answer.text();
      },
    ),
  );
  for (const canary of CANARIES) expect([list, ...answers].join('\n')).not.toContain(canary);
}, 150_000);
