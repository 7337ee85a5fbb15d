import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as histories from '../contract/theme-history.ts';
import * as merges from '../contract/theme-merges.ts';
import * as contract from '../contract/themes.ts';
import { testApp, type TestApp } from '../test-app.ts';
import { testCouncil, type TestCouncil } from '../test-council.ts';

let t: TestApp;
let c: TestCouncil;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  c = await testCouncil(t);
});
afterAll(() => t.close());

test('merging moves all comments, keeps the label as an alias, and can be undone', async () => {
  const late = await c.theme('Late', [{}, {}]);
  const slow = await c.theme('Slow', [{}]);
  const preview = await c.ask(merges.previewMerge, {
    params: { id: late.id },
    query: { into: slow.id },
  });
  expect(preview.body.moves).toBe(2);
  const merged = await c.ask(merges.mergeTheme, {
    params: { id: late.id },
    body: { into: slow.id, version: 1 },
  });
  expect(merged.status).toBe(200);
  expect((await c.ask(contract.readTheme, { params: { id: slow.id } })).body).toMatchObject({
    count: 3,
    aliases: ['Late'],
  });
  expect((await c.ask(contract.readTheme, { params: { id: late.id } })).body).toMatchObject({
    status: 'merged',
    mergedInto: { id: slow.id, label: 'Slow' },
    count: 0,
  });
  expect((await c.ask(contract.listThemes)).body.items).toHaveLength(1);
  expect((await c.ask(contract.listThemes, { query: { show: 'all' } })).body.items).toHaveLength(2);
  expect((await c.move(late.id, 'watching')).body.code).toBe('theme_merged');

  const undone = await c.ask(histories.undoEvent, { params: { id: merged.body.eventId! } });
  expect(undone.status).toBe(200);
  expect((await c.ask(contract.readTheme, { params: { id: late.id } })).body).toMatchObject({
    status: 'heard',
    count: 2,
  });
  const history = await c.ask(histories.readThemeHistory, { params: { id: slow.id } });
  expect(history.body.items).toMatchObject([
    { act: 'undone', otherTheme: { label: 'Late' }, canUndo: true },
    { act: 'merged', otherTheme: { label: 'Late' }, moved: 2, undone: true, canUndo: false },
  ]);
});

test('a theme does not merge into itself, nor into a merged one', async () => {
  const [late, slow, third] = [
    await c.theme('Late'),
    await c.theme('Slow'),
    await c.theme('Third'),
  ];
  const merge = async (from: string, into: string) =>
    c.ask(merges.mergeTheme, {
      params: { id: from },
      body: { into, version: await c.version(from) },
    });
  expect((await merge(late.id, late.id)).body.code).toBe('merge_itself');
  await merge(late.id, slow.id);
  expect((await merge(third.id, late.id)).body.code).toBe('theme_merged');
});
