// Runs in the thread that split-in-thread.ts starts: comments in, parts out.
import { parentPort, workerData } from 'node:worker_threads';
import { proposeSplit } from '@vocero/workers/engine/themes/split';
import type { SplitTask } from './split-in-thread.ts';

const { comments, names, seed } = workerData as SplitTask;
parentPort?.postMessage(proposeSplit(comments, names, seed));
