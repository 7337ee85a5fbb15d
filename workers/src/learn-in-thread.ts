import { Worker } from 'node:worker_threads';
import type { LearnedTheme } from './engine/learn.ts';
import type {
  Constraints,
  EngineComment,
  KnownTheme,
  Placement,
  Sensitivity,
} from './engine/types.ts';

/** What the thread is given: everything copied, nothing shared. */
export interface LearnTask {
  comments: readonly EngineComment[];
  known: readonly KnownTheme[];
  constraints: Constraints;
  sensitivity: Sensitivity;
  seed: number;
  /** Ids for themes not known before; more than can be needed. */
  newIds: readonly string[];
}

export interface LearnOutcome {
  themes: Omit<LearnedTheme, 'memberIds'>[];
  placements: Placement[];
  /** The model, encoded. */
  bytes: Uint8Array;
}

const MEMORY = { maxOldGenerationSizeMb: 1_024 };

/**
 * Learns in a thread of its own, so that the process goes on placing meanwhile.
 * @throws when the engine throws, the thread runs out of memory, or `signal` ends it.
 */
export function learnInThread(task: LearnTask, signal: AbortSignal): Promise<LearnOutcome> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./learn-thread-entry.mjs', import.meta.url), {
      workerData: task,
      execArgv: [],
      resourceLimits: MEMORY,
    });
    const stop = () => void thread.terminate();
    signal.addEventListener('abort', stop, { once: true });
    thread.once('message', resolve).once('error', reject);
    thread.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('learning ended before it was done'));
    });
    if (signal.aborted) stop();
  });
}
