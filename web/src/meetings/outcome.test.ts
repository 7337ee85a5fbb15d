import type { MeetingEntry, MeetingRun } from '@vocero/api/contract/meetings';
import { expect, test } from 'vitest';
import { outcomeOf } from './outcome.ts';

const item = (themeId: string, seconds = 0): MeetingRun['items'][number] => ({
  ...{ themeId, label: themeId, status: 'owned', owner: null, state: 'on', reasons: [] },
  ...{ version: 1, dueOn: null, seconds },
});
const entry = (themeId: string, more: Partial<MeetingEntry> = {}): MeetingEntry => ({
  ...{ id: themeId, at: '2026-11-03T09:00:00.000Z', by: null, themeId, act: 'noted' },
  ...{ decisionKind: null, text: 'Said', ownerName: null, dueOn: null, status: null },
  ...{ missing: [], undoneAt: null },
  ...more,
});
const person = (name: string) => ({ id: name, name, isMember: true, isPresent: false });

test('what nobody spoke of and nothing was written about was not reached', () => {
  const { notReached } = outcomeOf({
    items: [item('spoken', 40), item('written'), item('taken back'), item('neither')],
    entries: [entry('written'), entry('taken back', { undoneAt: '2026-11-03T09:01:00.000Z' })],
    people: [],
  });
  expect(notReached.map(({ themeId }) => themeId)).toEqual(['taken back', 'neither']);
});

test('members hear of it, and everybody who was given something; nobody twice', () => {
  const { told } = outcomeOf({
    items: [],
    entries: [entry('a', { ownerName: 'Bo' }), entry('b', { ownerName: 'Ana' })],
    people: [person('Ana')],
  });
  expect(told).toEqual(['Ana', 'Bo']);
});
