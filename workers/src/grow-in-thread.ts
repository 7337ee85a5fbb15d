import type { LearnedTheme } from './engine/learn.ts';
import type { GrowInput } from './engine/growth/grow.ts';
import type { Renamed } from './engine/growth/hide-people.ts';
import type { Placement } from './engine/types.ts';
import { runInThread } from './run-in-thread.ts';

/** What the thread is given: everything copied, nothing shared. */
export interface GrowTask extends Omit<GrowInput, 'model' | 'newThemeId'> {
  /** The model, encoded. */
  bytes: Uint8Array;
  /** Ids for the themes that come up; more than can be needed. */
  newIds: readonly string[];
}

export interface GrowOutcome {
  newThemes: Omit<LearnedTheme, 'memberIds'>[];
  renamed: Renamed[];
  moves: Placement[];
  /** The grown model, encoded. */
  bytes: Uint8Array;
}

/** Looks for new themes in a thread of its own, see run-in-thread.ts. */
export function growInThread(task: GrowTask, signal: AbortSignal): Promise<GrowOutcome> {
  return runInThread(new URL('./grow-thread-entry.mjs', import.meta.url), task, signal);
}
