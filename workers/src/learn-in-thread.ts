import type { NewPlacement } from '@vocero/sql/placing';
import type { Embedded } from './engine/embedded/embedded.ts';
import type { LearnedTheme } from './engine/learn.ts';
import type { Constraints, EngineComment, KnownTheme, Sensitivity } from './engine/types.ts';
import { runInThread } from './run-in-thread.ts';

/** What the thread is given: everything copied, nothing shared. */
export interface LearnTask {
  comments: readonly EngineComment[];
  known: readonly KnownTheme[];
  constraints: Constraints;
  sensitivity: Sensitivity;
  seed: number;
  /** Ids for themes not known before; more than can be needed. */
  newIds: readonly string[];
  /** The organisation's own, beside the lexicon. */
  synonyms: string;
  /** Vectors of the comments, in their order; null where there are none. */
  embedded: Embedded | null;
}

export interface LearnOutcome {
  themes: Omit<LearnedTheme, 'memberIds'>[];
  placements: NewPlacement[];
  /** The model, encoded. */
  bytes: Uint8Array;
  /** Whether the themes were found by the vectors. */
  byVectors: boolean;
}

/** Learns in a thread of its own, so that the process goes on placing: see run-in-thread.ts. */
export function learnInThread(task: LearnTask, signal: AbortSignal): Promise<LearnOutcome> {
  return runInThread(new URL('./learn-thread-entry.mjs', import.meta.url), task, signal);
}
