import type { MeetingEntry } from '@vocero/api/contract/meetings';
import { expect, test } from 'vitest';
import { linesOf, stands } from './entry-lines.ts';
import type { Deed, Waiting } from './meeting-queue.ts';

const entry = (id: string, undoneAt: string | null = null): MeetingEntry => ({
  ...{ id, at: '2026-11-03T09:00:00.000Z', by: null, themeId: 'theme', act: 'noted' },
  ...{ decisionKind: null, text: 'Written', ownerName: null, dueOn: null, status: null },
  ...{ missing: [], undoneAt },
});
const waiting = (id: string, deed: Deed, refused: Waiting['refused'] = null): Waiting => ({
  ...{ id, at: 1, deed, wasSent: false, refused },
});
const note = { kind: 'act', themeId: 'theme', entry: { act: 'noted', text: 'Waits' } } as const;

test('what waits stands after what is written, and once only when its answer has come', () => {
  const lines = linesOf([entry('a')], [waiting('a', note), waiting('b', note)]);
  expect(lines.map(({ id, waiting }) => [id, waiting !== null])).toEqual([
    ['a', false],
    ['b', true],
  ]);
});

test('what is taken back counts no more, even before the server knows', () => {
  const undo = waiting('c', { kind: 'undo', entryId: 'a' });
  const lines = linesOf([entry('a'), entry('b', '2026-11-03T09:01:00.000Z')], [undo]);
  expect(lines.map(stands)).toEqual([false, false]);
});

test('what was refused is no line of the minutes', () => {
  const refused = { code: 'theme_changed', text: 'Somebody changed it.' };
  expect(linesOf([], [waiting('b', note, refused)])).toEqual([]);
});
