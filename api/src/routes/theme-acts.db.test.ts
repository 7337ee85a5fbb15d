import { inOrganization, type Tx } from '@vocero/sql/connect';
import { replaceSynonyms } from '@vocero/sql/synonyms';
import { addComments, engineTheme, verifyTheme, type TestComment } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as contract from '../contract/themes.ts';
import * as histories from '../contract/theme-history.ts';
import * as merges from '../contract/theme-merges.ts';
import type { Status } from '../contract/themes.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';
import { learnedWorld } from '../test-model.ts';
import { answered, toDecide, toVerify } from '../test-theme-parts.ts';

let t: TestApp;
let council: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  council = await t.member('council');
  ask = asker(t, council.headers);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, council.orgId, work);

async function theme(label: string, comments: TestComment[] = []) {
  return run(async (tx) => {
    const id = await engineTheme(tx, { label });
    const ids = await addComments(
      tx,
      comments.map((comment) => ({ ...comment, themeId: id })),
    );
    return { id, ids };
  });
}

const version = async (id: string): Promise<number> =>
  (await ask(contract.readTheme, { params: { id: id } })).body.version;

/** Moves with whatever version is current. */
const move = async (id: string, to: Exclude<Status, 'merged'>, more: object = {}) =>
  ask(contract.moveTheme, {
    params: { id: id },
    body: { version: await version(id), to, ...more },
  });

test('each gate is refused once, says what is missing, and opens with it', async () => {
  const { id } = await theme('Late');
  expect(await move(id, 'grouped')).toMatchObject({ status: 200, body: { status: 'grouped' } });

  const unowned = await move(id, 'owned');
  expect(unowned).toMatchObject({
    status: 422,
    body: { code: 'theme_missing', missing: ['owner'] },
  });
  expect(unowned.body.detail).toBe('This theme cannot be there yet. Still missing: an owner.');
  expect((await move(id, 'owned', { ownerId: council.memberId })).status).toBe(200);

  const causeless = await move(id, 'decided', answered.decision);
  expect(causeless.body.missing).toEqual(['should_exist', 'root_cause']);
  const undecided = await move(id, 'decided', answered.cause);
  expect(undecided.body.missing).toEqual(['decision']);
  expect(await move(id, 'decided', toDecide)).toMatchObject({
    status: 200,
    body: { decision: 'Simplify', decidedBy: 'Test council', missing: ['target'] },
  });

  const aimless = await move(id, 'being_fixed');
  expect(aimless.body.missing).toEqual(['target']);
  const left = await move(id, 'being_fixed', { ...answered.target, decisionKind: 'leave' });
  expect(left.body.missing).toEqual(['decision_to_act']);
  expect(await move(id, 'being_fixed', answered.target)).toMatchObject({
    status: 200,
    body: { target: { goal: 1, baseline: { weeks: 8, count: 0 } }, missing: ['action_taken'] },
  });

  const undone = await move(id, 'verifying');
  expect(undone.body.missing).toEqual(['action_taken']);
  expect((await move(id, 'verifying', answered.action)).status).toBe(200);
  const unverified = await move(id, 'prevented');
  expect(unverified.body.missing).toEqual(['verified', 'prevention']);
  await run((tx) => verifyTheme(tx, id));
  expect((await move(id, 'prevented')).body.missing).toEqual(['prevention']);
  expect(await move(id, 'prevented', answered.prevention)).toMatchObject({
    status: 200,
    body: { next: null },
  });
});

test('declining needs a reason, which goes when the theme is taken up again', async () => {
  const { id } = await theme('Late');
  expect((await move(id, 'declined')).body.missing).toEqual(['declined_reason']);
  const declined = await move(id, 'declined', { declinedReason: 'Not ours' });
  expect(declined.body.declinedReason).toBe('Not ours');
  expect((await move(id, 'heard')).body.declinedReason).toBeNull();
});

test('what a status needs cannot be taken away from it', async () => {
  const { id } = await theme('Late');
  await move(id, 'decided', { ownerId: council.memberId, ...toDecide });
  const change = async (body: object) =>
    ask(contract.changeTheme, {
      params: { id: id },
      body: { version: await version(id), ...body },
    });
  expect((await change({ ownerId: null })).body.missing).toEqual(['owner']);
  expect((await change({ decision: '  ' })).body.missing).toEqual(['decision']);
  expect((await change({ whys: [] })).body.missing).toEqual(['root_cause']);
});

test('of two changes on one version the second is refused and changes nothing', async () => {
  const { id } = await theme('Late');
  const change = (label: string) =>
    ask(contract.changeTheme, { params: { id: id }, body: { version: 1, label } });
  const answers = await Promise.all([change('One'), change('Two')]);
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  const refused = answers.find((answer) => answer.status === 409);
  expect(refused!.body.code).toBe('theme_changed');
  const kept = answers.find((answer) => answer.status === 200);
  expect((await ask(contract.readTheme, { params: { id: id } })).body).toMatchObject({
    label: kept!.body.label,
    autoLabel: 'Late',
    aliases: ['Late'],
    version: 2,
  });
});

test('what a person called a theme is never what the engine called it', async () => {
  const made = await ask(contract.createTheme, { body: { label: 'Mine', feedbackIds: [] } });
  const { id } = made.body;
  const renamed = await ask(contract.changeTheme, {
    params: { id },
    body: { version: await version(id), label: 'Ours', ownerId: council.memberId },
  });
  expect(renamed.body).toMatchObject({ label: 'Ours', autoLabel: null });
});

test('an owner from elsewhere, or who may not sign in any more, is refused', async () => {
  const { id } = await theme('Late');
  const stranger = await t.member('owner');
  const former = await t.member('owner', { id: council.orgId, slug: council.slug });
  await run((tx) => tx`update member set disabled_at = now() where id = ${former.memberId}`);
  for (const ownerId of [stranger.memberId, former.memberId]) {
    expect((await move(id, 'owned', { ownerId })).body.code).toBe('unknown_reference');
  }
});

test('merging moves all comments, keeps the label as an alias, and can be undone', async () => {
  const late = await theme('Late', [{}, {}]);
  const slow = await theme('Slow', [{}]);
  const preview = await ask(merges.previewMerge, {
    params: { id: late.id },
    query: { into: slow.id },
  });
  expect(preview.body.moves).toBe(2);
  const merged = await ask(merges.mergeTheme, {
    params: { id: late.id },
    body: { into: slow.id, version: 1 },
  });
  expect(merged.status).toBe(200);
  expect((await ask(contract.readTheme, { params: { id: slow.id } })).body).toMatchObject({
    count: 3,
    aliases: ['Late'],
  });
  expect((await ask(contract.readTheme, { params: { id: late.id } })).body).toMatchObject({
    status: 'merged',
    mergedInto: { id: slow.id, label: 'Slow' },
    count: 0,
  });
  expect((await ask(contract.listThemes)).body.items).toHaveLength(1);
  expect((await ask(contract.listThemes, { query: { show: 'all' } })).body.items).toHaveLength(2);
  expect((await move(late.id, 'watching')).body.code).toBe('theme_merged');

  const undone = await ask(histories.undoEvent, { params: { id: merged.body.eventId! } });
  expect(undone.status).toBe(200);
  expect((await ask(contract.readTheme, { params: { id: late.id } })).body).toMatchObject({
    status: 'heard',
    count: 2,
  });
  const history = await ask(histories.readThemeHistory, { params: { id: slow.id } });
  expect(history.body.items).toMatchObject([
    { act: 'undone', otherTheme: { label: 'Late' }, canUndo: true },
    { act: 'merged', otherTheme: { label: 'Late' }, moved: 2, undone: true, canUndo: false },
  ]);
});

test('a theme does not merge into itself, nor into a merged one', async () => {
  const [late, slow, third] = [await theme('Late'), await theme('Slow'), await theme('Third')];
  const merge = async (from: string, into: string) =>
    ask(merges.mergeTheme, {
      params: { id: from },
      body: { into, version: await version(from) },
    });
  expect((await merge(late.id, late.id)).body.code).toBe('merge_itself');
  await merge(late.id, slow.id);
  expect((await merge(third.id, late.id)).body.code).toBe('theme_merged');
});

test('splitting takes comments of the theme into a new one', async () => {
  const late = await theme('Late', [{}, {}, {}]);
  const other = await theme('Other', [{}]);
  const split = await ask(merges.splitTheme, {
    params: { id: late.id },
    body: {
      version: 1,
      label: 'Late at night',
      feedbackIds: [late.ids[0]!, other.ids[0]!],
    },
  });
  expect(split.status).toBe(201);
  expect((await ask(contract.readTheme, { params: { id: split.body.id } })).body).toMatchObject({
    count: 1,
  });
  expect((await ask(contract.readTheme, { params: { id: other.id } })).body).toMatchObject({
    count: 1,
  });
  const none = await ask(merges.splitTheme, {
    params: { id: late.id },
    body: {
      version: await version(late.id),
      label: 'Nothing',
      feedbackIds: other.ids,
    },
  });
  expect(none.body.code).toBe('nothing_to_move');
  const { body } = await ask(histories.readThemeHistory, { params: { id: late.id } });
  expect(body.items[0]).toMatchObject({ act: 'split', otherTheme: { label: 'Late at night' } });
});

test('the engine proposes parts that together hold every comment once', async () => {
  const texts = Array.from({ length: 12 }, (_, i) => [
    `The bus came ${i + 5} minutes late again`,
    `A rude driver shouted at me on line ${i + 5}`,
  ]).flat();
  const { id, ids } = await theme(
    'Mixed',
    texts.map((text) => ({ text })),
  );
  const { body } = await ask(merges.previewSplit, { params: { id: id } });
  expect(body.parts.length).toBeGreaterThan(1);
  const members = body.parts.flatMap((part) => part.feedbackIds);
  expect(members.toSorted()).toEqual(ids.toSorted());
});

test('parts are not named by a surname that the model knows', async () => {
  const texts = Array.from({ length: 12 }, (_, i) => [
    `The bus of Quillon came ${i + 5} minutes late again`,
    `A rude driver shouted at me on line ${i + 5}`,
  ]).flat();
  const { id } = await theme(
    'Mixed',
    texts.map((text) => ({ text })),
  );
  const shown = async () => {
    const { body } = await ask(merges.previewSplit, { params: { id: id } });
    return body.parts.flatMap(({ label, terms }) => [label, ...terms]).join(' ');
  };
  expect(await shown()).toMatch(/quillon/i);
  const rides = ['A ride with Mr Quillon', 'A ride in the sun', 'The ride was long'];
  await run((tx) =>
    learnedWorld(tx, { rides, bills: ['The wrong bill', 'A wrong bill again', 'Bill wrong'] }),
  );
  expect(await shown()).not.toMatch(/quillon/i);
});

/** Two complaints in two languages. */
const LATE = ['late', 'tarde', 'waiting for', 'esperando'];
const RUDE = ['rude', 'grosero', 'shouting at me', 'gritando'];
const inTwoLanguages = [LATE, RUDE].flatMap((said) =>
  Array.from({ length: 6 }, (_, i) => [
    { text: `The driver of line ${i + 5} was ${said[0]!} again on that morning`, language: 'en' },
    { text: `We were ${said[2]!} the driver of bus ${i + 5} at the stop`, language: 'en' },
    { text: `El conductor de la línea ${i + 5} llegó ${said[1]!} otra vez`, language: 'es' },
    { text: `Estaba ${said[3]!} el conductor del autobús ${i + 5} en la parada`, language: 'es' },
  ]).flat(),
);

test('parts of a theme in two languages follow what is said, as the model reads comments', async () => {
  const { id, ids } = await theme('Mixed', inTwoLanguages);
  const languagesOfParts = async () => {
    const { body } = await ask(merges.previewSplit, { params: { id: id } });
    const languageOf = new Map(ids.map((one, i) => [one, inTwoLanguages[i]!.language]));
    return body.parts.map(
      (part) => new Set(part.feedbackIds.map((one) => languageOf.get(one))).size,
    );
  };
  expect(await languagesOfParts()).toEqual([2, 2]);
  await run((tx) =>
    learnedWorld(tx, {
      rides: ['A ride with Mr Quillon', 'A ride in the sun', 'The ride was long'],
      bills: ['The wrong bill', 'A wrong bill again', 'Bill wrong'],
    }),
  );
  expect(new Set(await languagesOfParts())).toEqual(new Set([1]));
});

/** Six words each for two things, each word beside all the others. */
const HUBS = ['nimbus', 'mainframe', 'cluster', 'beacon', 'relay', 'gateway'];
const FANS = ['zephyr', 'blower', 'airmill', 'cooler', 'whirler', 'draught'];
const BESIDE = ['window', 'garden', 'silver', 'morning', 'paper', 'bottle'];
const inOwnWords = BESIDE.flatMap((beside) =>
  HUBS.flatMap((hub, i) => [`${beside} ${hub}`, `${beside} ${FANS[i]!}`]),
);

test('what the organisation says are words for one thing is one for a split', async () => {
  const { id, ids } = await theme(
    'Mixed',
    inOwnWords.map((text) => ({ text, language: 'en' })),
  );
  const thingsInParts = async () => {
    const { body } = await ask(merges.previewSplit, { params: { id: id } });
    const thingOf = new Map(ids.map((one, i) => [one, i % 2]));
    return body.parts.map((part) => new Set(part.feedbackIds.map((one) => thingOf.get(one))).size);
  };
  expect(new Set(await thingsInParts())).toEqual(new Set([2]));
  await run((tx) =>
    replaceSynonyms(tx, {
      version: 0,
      lines: [HUBS.join(', '), FANS.join(', ')],
      memberId: council.memberId,
    }),
  );
  expect(new Set(await thingsInParts())).toEqual(new Set([1]));
});

test('a theme made by hand holds the comments given, and goes when that is undone', async () => {
  const late = await theme('Late', [{}, {}]);
  const made = await ask(contract.createTheme, { body: { label: 'Mine', feedbackIds: late.ids } });
  expect(made.status).toBe(201);
  expect((await ask(contract.readTheme, { params: { id: made.body.id } })).body.count).toBe(2);
  const undo = await ask(histories.undoEvent, { params: { id: made.body.eventId! } });
  expect((await ask(contract.readTheme, { params: { id: made.body.id } })).status).toBe(404);
  expect((await ask(contract.readTheme, { params: { id: late.id } })).body.count).toBe(2);
  await ask(histories.undoEvent, { params: { id: undo.body.eventId! } });
  expect((await ask(contract.readTheme, { params: { id: made.body.id } })).body.count).toBe(2);
});

test('an act that others built upon is not undone', async () => {
  const { id } = await theme('Late');
  const assigned = await ask(contract.changeTheme, {
    params: { id: id },
    body: { version: 1, ownerId: council.memberId },
  });
  await move(id, 'owned');
  const undo = await ask(histories.undoEvent, { params: { id: assigned.body.eventId! } });
  expect(undo).toMatchObject({ status: 409, body: { code: 'changed_since' } });
});

test('actions: added, done, taken away; each can be undone', async () => {
  const { id } = await theme('Late');
  const added = await ask(contract.addAction, {
    params: { id: id },
    body: {
      what: 'Ask the carrier',
      ownerId: council.memberId,
      dueOn: '2026-03-31',
    },
  });
  expect(added).toMatchObject({ status: 201, body: { owner: { name: 'Test council' } } });
  const change = (body: object) =>
    ask(contract.changeAction, { params: { id: added.body.id }, body });
  expect((await change({ done: true })).body.doneAt).not.toBeNull();
  await change({ removed: true });
  expect((await ask(contract.readTheme, { params: { id: id } })).body.actions).toEqual([]);

  const { body } = await ask(histories.readThemeHistory, { params: { id: id } });
  const acts = body.items.map((event) => event.act);
  expect(acts).toEqual(['action_removed', 'action_done', 'action_added']);
  await ask(histories.undoEvent, { params: { id: body.items[0]!.id } });
  await ask(histories.undoEvent, { params: { id: body.items[1]!.id } });
  const [action] = (await ask(contract.readTheme, { params: { id: id } })).body.actions;
  expect(action).toMatchObject({ what: 'Ask the carrier', doneAt: null });
});

test('moving to prevented begins anew what can regress', async () => {
  const id = await run((tx) =>
    engineTheme(tx, { label: 'Late', status: 'prevented', ownerId: council.memberId }),
  );
  await run((tx) => tx`update theme set regressed_at = now(), status = 'owned' where id = ${id}`);
  const flags = async () => (await ask(contract.readTheme, { params: { id: id } })).body.flags;
  expect(await flags()).toContain('regressed');
  await move(id, 'verifying', toVerify);
  await run((tx) => verifyTheme(tx, id));
  await move(id, 'prevented', answered.prevention);
  await move(id, 'owned');
  expect(await flags()).not.toContain('regressed');
});

test('readers and agents look but change nothing', async () => {
  const { id } = await theme('Late');
  const org = { id: council.orgId, slug: council.slug };
  for (const role of ['reader', 'agent'] as const) {
    const looker = asker(t, (await t.member(role, org)).headers);
    expect((await looker(contract.readTheme, { params: { id: id } })).status).toBe(200);
    expect(
      (await looker(contract.changeTheme, { params: { id: id }, body: { version: 1, label: 'X' } }))
        .status,
    ).toBe(403);
    expect((await looker(contract.createTheme, { body: { label: 'X' } })).status).toBe(403);
  }
});
