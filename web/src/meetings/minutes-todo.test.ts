import type { MeetingEntry, Minutes } from '@vocero/api/contract/meetings';
import { expect, test } from 'vitest';
import { todosOf } from './minutes-todo.ts';

const entry = (more: Partial<MeetingEntry>): MeetingEntry => ({
  ...{ id: 'x', at: '2026-11-03T09:00:00.000Z', by: null, themeId: 'theme', act: 'action_added' },
  ...{ decisionKind: null, text: 'Ask', ownerName: null, dueOn: null, status: null },
  ...{ missing: [], undoneAt: null },
  ...more,
});
const item = (entries: MeetingEntry[]): Minutes['items'][number] => ({
  ...{ themeId: 'theme', label: 'Late bills', status: 'owned', ownerName: null },
  ...{ count30: 9, seconds: 60, entries },
});

test('who does what is told by person, then by day, and what nobody has comes last', () => {
  const todos = todosOf(
    [
      item([
        entry({ id: 'nobody' }),
        entry({ id: 'later', ownerName: 'Ana', dueOn: '2026-12-01' }),
        entry({ id: 'no day', ownerName: 'Ana' }),
        entry({ id: 'bo', ownerName: 'Bo', act: 'assigned', text: null }),
      ]),
      item([entry({ id: 'sooner', ownerName: 'Ana', dueOn: '2026-11-10', act: 'asked_more' })]),
    ],
    'en',
  );
  expect(todos.map(({ id }) => id)).toEqual(['sooner', 'later', 'no day', 'bo', 'nobody']);
});

test('decisions, notes and what was taken back are nobody’s task', () => {
  const undone = entry({ undoneAt: '2026-11-03T09:01:00.000Z' });
  expect(
    todosOf([item([entry({ act: 'decided' }), entry({ act: 'noted' }), undone])], 'en'),
  ).toEqual([]);
});
