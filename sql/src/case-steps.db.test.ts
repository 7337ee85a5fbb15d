import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { nextSteps, readCaseWay, skippedBefore, skipStep, takeStep } from './case-steps.ts';
import { listSkippedCases, listStepTimes, readStepReport } from './case-step-report.ts';
import {
  insertCaseType,
  listCaseTypes,
  publishedProcess,
  updateCaseType,
  type StepDraft,
} from './case-types.ts';
import { openCase } from './cases.ts';
import type { Tx } from './connect.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { addComments, themeWorld, type ThemeWorld } from './test-themes.ts';

let database: TestDatabase;
let world: ThemeWorld;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  world = await themeWorld(database);
});
afterAll(() => database.close());

const step = (name: string, more: Partial<StepDraft> = {}): StepDraft => ({
  key: null,
  name,
  customer: { en: `${name} for you`, es: `${name} para usted` },
  role: 'agent',
  departmentId: null,
  targetHours: 8,
  state: null,
  isRequired: true,
  ...more,
});
const names = { en: 'Complaint' };

async function newCase(tx: Tx): Promise<string> {
  const [feedbackId] = await addComments(tx, [{ text: 'The bill is wrong' }]);
  return (await openCase(tx, { feedbackId: feedbackId!, memberId: world.memberId }))!;
}

test('a case goes the usual way of its day, and goes on so when that way changes', async () => {
  await world.run(async (tx) => {
    const steps = [step('Read'), step('Check', { targetHours: null }), step('Answer')];
    const typeId = await insertCaseType(tx, { names, isDefault: true, steps });
    const caseId = await newCase(tx);
    const kept = (await listCaseTypes(tx))[0]!.steps;
    await updateCaseType(tx, typeId, {
      names,
      isDefault: true,
      steps: [...kept, step('Thank')],
    });
    expect((await readCaseWay(tx, caseId))!.steps.map(({ name }) => name)).toEqual([
      'Read',
      'Check',
      'Answer',
    ]);
    const later = (await readCaseWay(tx, await newCase(tx)))!;
    expect(later.steps.map(({ name }) => name)).toEqual(['Read', 'Check', 'Answer', 'Thank']);
    expect(later.steps[0]!.key).toBe(kept[0]!.key);

    const next = await nextSteps(tx, caseId, 'es');
    expect(next.map(({ text }) => text)).toEqual([
      'Read para usted',
      'Check para usted',
      'Answer para usted',
    ]);
    expect(next[0]!.by).toBeInstanceOf(Date);
    expect(next[1]!.by).toBeNull(); // no target: no date for it, nor for what follows
    expect(next[2]!.by).toBeNull();
    expect((await nextSteps(tx, caseId, 'bs'))[0]).toMatchObject({ locale: 'en' });
    expect((await publishedProcess(tx, 'es'))[0]!.steps.at(-1)!.text).toBe('Thank para usted');
  });
});

test('a step of a state that the case has reached is not told as one to come', async () => {
  await world.run(async (tx) => {
    const steps = [step('Read', { state: 'acknowledged' }), step('Check'), step('Answer')];
    await insertCaseType(tx, { names, isDefault: true, steps });
    const caseId = await newCase(tx);
    const told = async (...reached: string[]) =>
      (await nextSteps(tx, caseId, 'en', reached)).map(({ text }) => text);
    expect(await told('received')).toEqual(['Read for you', 'Check for you', 'Answer for you']);
    expect(await told('received', 'acknowledged')).toEqual(['Check for you', 'Answer for you']);
  });
});

test('what was passed over with a reason and what was left out are counted apart', async () => {
  await world.run(async (tx) => {
    const steps = [
      step('Read'),
      step('Call', { isRequired: false }),
      step('Check'),
      step('Answer'),
    ];
    await insertCaseType(tx, { names, isDefault: true, steps });
    const [one, two] = [await newCase(tx), await newCase(tx)];
    const way = (await readCaseWay(tx, one))!.steps;
    const [read, , check, answer] = way;
    expect(skippedBefore(way, answer!.key).map(({ name }) => name)).toEqual(['Read', 'Check']);
    const { memberId } = world;
    await takeStep(tx, { caseId: one, step: read!, memberId });
    await skipStep(tx, { caseId: one, step: check!, memberId, why: 'known already' });
    await takeStep(tx, { caseId: one, step: answer!, memberId });
    await takeStep(tx, { caseId: two, step: answer!, memberId });
    const report = await readStepReport(tx, 180);
    expect(report.map(({ name, passed, skipped, left }) => [name, passed, skipped, left])).toEqual([
      ['Read', 2, 0, 1],
      ['Call', 2, 0, 0],
      ['Check', 2, 1, 1],
      ['Answer', 2, 0, 0],
    ]);
    const cases = await listSkippedCases(tx, { key: check!.key, days: 180, limit: 50 });
    expect(cases.map(({ state, why }) => [state, why])).toEqual([
      ['left', null],
      ['skipped', 'known already'],
    ]);
    expect(await listStepTimes(tx, { days: 180, limit: 50 })).toHaveLength(3);
  });
});
