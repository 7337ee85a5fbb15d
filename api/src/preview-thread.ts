// Runs in the thread that preview-in-thread.ts starts: a learning in, what it would change out.
import { parentPort, workerData } from 'node:worker_threads';
import {
  compareLearning,
  type LearningChange,
} from '@vocero/workers/engine/themes/compare-learning';
import { learnThemes } from '@vocero/workers/engine/learn';
import { readLexicon } from '@vocero/workers/read-lexicon';
import type { PreviewTask } from './preview-in-thread.ts';

function preview({ learn, ...places }: PreviewTask): LearningChange {
  const { newIds, ...input } = learn;
  let used = 0;
  const newThemeId = () => {
    const id = newIds[used++];
    if (id === undefined) throw new RangeError('more themes than ids');
    return id;
  };
  const { themes, placements } = learnThemes({
    ...input,
    newThemeId,
    lexicon: readLexicon(),
  });
  return compareLearning({ ...places, known: learn.known, themes, placements });
}

parentPort?.postMessage(preview(workerData as PreviewTask));
