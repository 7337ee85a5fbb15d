import type { MeetingActName, Minutes } from '@vocero/api/contract/meetings';

export interface Todo {
  id: string;
  act: Extract<MeetingActName, 'assigned' | 'asked_more' | 'action_added'>;
  /** Null: nobody was named. */
  who: string | null;
  what: string | null;
  label: string;
  dueOn: string | null;
}

/** Who does what by when, as the meeting left it: by person, then by day; what nobody has is last. */
export function todosOf(items: Minutes['items']): Todo[] {
  const todos = items.flatMap(({ label, entries }) =>
    entries.flatMap(({ id, act, ownerName, text, dueOn, undoneAt }): Todo[] => {
      if (undoneAt !== null) return [];
      if (act !== 'assigned' && act !== 'asked_more' && act !== 'action_added') return [];
      return [{ id, act, who: ownerName, what: text, label, dueOn }];
    }),
  );
  return todos.toSorted(
    (a, b) =>
      Number(a.who === null) - Number(b.who === null) ||
      (a.who ?? '').localeCompare(b.who ?? '') ||
      (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'),
  );
}
