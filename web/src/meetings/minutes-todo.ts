import type { MeetingActName, Minutes } from '@vocero/api/contract/meetings';
import type { Locale } from '@vocero/api/contract/values';
import { lettersOf } from '../i18n/by-name.ts';

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
export function todosOf(items: Minutes['items'], locale: Locale): Todo[] {
  const letters = lettersOf(locale);
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
      letters.compare(a.who ?? '', b.who ?? '') ||
      (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'),
  );
}
