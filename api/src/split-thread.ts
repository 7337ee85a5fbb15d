// Runs in the thread that split-in-thread.ts starts: comments in, parts out.
import { parentPort, workerData } from 'node:worker_threads';
import { proposeSplit } from '@vocero/workers/engine/themes/split';
import { readLexicon } from '@vocero/workers/read-lexicon';
import type { SplitTask } from './split-in-thread.ts';

const { byMeaning, ...input } = workerData as SplitTask;
const lexicon = byMeaning ? { lexicon: readLexicon() } : {};
parentPort?.postMessage(proposeSplit({ ...input, ...lexicon }));
