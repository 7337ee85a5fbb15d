import { Worker } from 'node:worker_threads';
import type { LearnInput } from '@vocero/sql/learn-input';
import type { LearningChange } from '@vocero/workers/engine/themes/compare-learning';
import type { Embedded } from '@vocero/workers/engine/embedded/embedded';

/** What the thread is given: everything copied, nothing shared. */
export interface PreviewTask {
  learn: LearnInput & { embedded: Embedded | null };
  /** Comment → the theme it stands in now, or null. */
  before: ReadonlyMap<string, string | null>;
  byPeople: ReadonlySet<string>;
  irrelevant: ReadonlySet<string>;
}

const MEMORY = { maxOldGenerationSizeMb: 1_024 };

/**
 * Learns in a thread of its own and compares, so that other requests go on meanwhile.
 * @throws when the engine throws, the thread runs out of memory, or `signal` ends it.
 */
export function previewInThread(task: PreviewTask, signal: AbortSignal): Promise<LearningChange> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./preview-thread-entry.mjs', import.meta.url), {
      workerData: task,
      execArgv: [],
      resourceLimits: MEMORY,
    });
    const stop = () => void thread.terminate();
    signal.addEventListener('abort', stop, { once: true });
    thread.once('message', resolve).once('error', reject);
    thread.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('the preview ended before it was done'));
    });
    if (signal.aborted) stop();
  });
}
