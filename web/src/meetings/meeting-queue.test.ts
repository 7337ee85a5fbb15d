import { expect, test } from 'vitest';
import {
  atVersion,
  changed,
  countWaiting,
  nextOf,
  readied,
  stepsOf,
  turnOf,
  versionAfter,
  withDeed,
  without,
  type Deed,
  type Waiting,
} from './meeting-queue.ts';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const theme = id(9);
const waiting = (n: number, deed: Deed, more: Partial<Waiting> = {}): Waiting => ({
  ...{ id: id(n), at: n, deed, wasSent: false, refused: null },
  ...more,
});
const note = (n: number, more: Partial<Waiting> = {}) =>
  waiting(n, { kind: 'act', themeId: theme, entry: { act: 'noted', text: `note ${n}` } }, more);
const turn = (n: number, themeId: string | null, more: Partial<Waiting> = {}) =>
  waiting(n, { kind: 'turn', themeId }, more);
const undo = (n: number, entry: number) => waiting(n, { kind: 'undo', entryId: id(entry) });

test('things go out in the order in which they were done', () => {
  const queue = withDeed(withDeed([], note(1)), note(2));
  expect(nextOf(queue)?.id).toBe(id(1));
  expect(nextOf(without(queue, id(1)))?.id).toBe(id(2));
  expect(nextOf([])).toBeNull();
});

test('what was refused lets the others pass', () => {
  const refused = { refused: { code: 'theme_changed', text: 'Somebody changed it.' } };
  const queue = changed([note(1), note(2)], id(1), refused);
  expect(nextOf(queue)?.id).toBe(id(2));
  expect(countWaiting(queue)).toBe(1);
});

test('of turns that were not sent only the last one stays, and it is the page that is seen', () => {
  const queue = withDeed(withDeed([note(1), turn(2, theme)], turn(3, null)), note(4));
  expect(queue.map((one) => one.id)).toEqual([id(1), id(3), id(4)]);
  expect(turnOf(queue)).toEqual({ themeId: null, at: 3 });
  expect(turnOf([note(1)])).toBeUndefined();
});

test('a turn that is on its way stays before the next one', () => {
  const queue = withDeed([turn(1, theme, { wasSent: true })], turn(2, null));
  expect(queue).toHaveLength(2);
});

test('an entry that never went out is taken back without a word to the server', () => {
  expect(withDeed([note(1), note(2)], undo(3, 1)).map((one) => one.id)).toEqual([id(2)]);
});

test('an entry that may have arrived is taken back after it arrived', () => {
  const queue = withDeed([note(1, { wasSent: true })], undo(3, 1));
  expect(queue.map((one) => one.id)).toEqual([id(1), id(3)]);
});

test('turns do not count as waiting entries', () => {
  expect(countWaiting([note(1), turn(2, null), undo(3, 5)])).toBe(2);
});

test('one’s own acts lead from version to version, those of others do not', () => {
  const steps = [
    { themeId: theme, from: 3, to: 4 },
    { themeId: id(8), from: 4, to: 9 },
    { themeId: theme, from: 4, to: 6 },
  ];
  expect(versionAfter(steps, theme, 3)).toBe(6);
  expect(versionAfter(steps, theme, 5)).toBe(5);
});

test('only acts that ask for a version get one', () => {
  expect(atVersion({ act: 'declined', version: 1, reason: 'no' }, 7)).toMatchObject({ version: 7 });
  expect(atVersion({ act: 'noted', text: 'yes' }, 7)).toEqual({ act: 'noted', text: 'yes' });
});

test('two acts on one theme made at once follow each other, and both are taken', () => {
  const watch: Deed = {
    ...{ kind: 'act', themeId: theme },
    entry: { act: 'watched', version: 3, reason: null },
  };
  const steps = stepsOf(watch, [{ themeId: theme, version: 5 }]);
  expect(readied(waiting(2, watch), steps)).toMatchObject({
    ...{ wasSent: true, deed: { entry: { version: 5 } } },
  });
  expect(stepsOf(note(1).deed, [{ themeId: theme, version: 5 }])).toEqual([]);
  expect(readied(note(1), steps)).toEqual(note(1, { wasSent: true }));
});
