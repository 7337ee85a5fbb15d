import { Worker } from 'node:worker_threads';

const MEMORY = { maxOldGenerationSizeMb: 1_024 };

/**
 * Gives a thread of its own one task and returns the one message it answers with, so that the process
 * goes on meanwhile.
 * @param entry the file the thread begins with.
 * @throws when the work throws, the thread runs out of memory, or `signal` ends it.
 */
export function runInThread<Outcome>(
  entry: URL,
  task: unknown,
  signal: AbortSignal,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(entry, { workerData: task, execArgv: [], resourceLimits: MEMORY });
    const stop = () => void thread.terminate();
    signal.addEventListener('abort', stop, { once: true });
    thread.once('message', resolve).once('error', reject);
    thread.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('a thread ended before its work was done'));
    });
    if (signal.aborted) stop();
  });
}
