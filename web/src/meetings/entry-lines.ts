import type { MeetingAct, MeetingEntry } from '@vocero/api/contract/meetings';
import { isAct, type Waiting } from './meeting-queue.ts';

/** A line of the live minutes: written, or still on its way. */
export type EntryLine =
  | { id: string; themeId: string | null; entry: MeetingEntry; undoing: boolean; waiting: null }
  | { id: string; themeId: string | null; entry: null; undoing: boolean; waiting: MeetingAct };

/** What was written and what waits, in their order; what was refused stands elsewhere. */
export function linesOf(entries: readonly MeetingEntry[], queue: readonly Waiting[]): EntryLine[] {
  const undone = new Set(queue.flatMap(({ deed }) => (deed.kind === 'undo' ? [deed.entryId] : [])));
  const known = new Set(entries.map(({ id }) => id));
  const waiting = queue.filter(isAct).filter(({ id, refused }) => !refused && !known.has(id));
  return [
    ...entries.map((entry) => ({
      ...{ id: entry.id, themeId: entry.themeId, entry, waiting: null },
      undoing: undone.has(entry.id),
    })),
    ...waiting.map(({ id, deed }) => ({
      ...{ id, themeId: deed.themeId, entry: null, waiting: deed.entry },
      undoing: undone.has(id),
    })),
  ];
}

/** Whether it counts: written or on its way, and not taken back. */
export const stands = ({ entry, undoing }: EntryLine): boolean => !undoing && !entry?.undoneAt;
