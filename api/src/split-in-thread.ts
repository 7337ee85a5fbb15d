import { Worker } from 'node:worker_threads';
import type { Names } from '@vocero/workers/engine/labels/names';
import type { Part } from '@vocero/workers/engine/themes/split';
import type { EngineComment } from '@vocero/workers/engine/types';

/** What the thread is given: everything copied, nothing shared. */
export interface SplitTask {
  comments: readonly EngineComment[];
  /** That the model knows. */
  names: Names;
  /** Whether the comments are read by what they tell, as far as their words say too little. */
  byMeaning: boolean;
  /** The organisation's own, beside the lexicon. */
  synonyms: string;
  seed: number;
}

const MEMORY = { maxOldGenerationSizeMb: 512 };

let line: Promise<unknown> = Promise.resolve();

/**
 * Proposes how to split a theme in a thread of its own: two thousand comments take seconds, and other
 * requests go on meanwhile. One at a time in a process, the others stand in line.
 */
export function splitInThread(task: SplitTask): Promise<Part[]> {
  const mine = line.then(() => run(task));
  line = mine.catch(() => undefined);
  return mine;
}

function run(task: SplitTask): Promise<Part[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./split-thread-entry.mjs', import.meta.url), {
      workerData: task,
      execArgv: [],
      resourceLimits: MEMORY,
    });
    thread.once('message', resolve).once('error', reject);
    thread.once('exit', () => reject(new Error('the split ended before it was done')));
  });
}
