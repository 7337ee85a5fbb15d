// Runs in the thread that grow-in-thread.ts starts: one task in, one outcome out.
import { parentPort, workerData } from 'node:worker_threads';
import { growThemes } from './engine/growth/grow.ts';
import { decodeModel, encodeModel } from './engine/model.ts';
import type { GrowOutcome, GrowTask } from './grow-in-thread.ts';

function grow({ bytes, newIds, ...task }: GrowTask): GrowOutcome {
  let used = 0;
  const newThemeId = () => {
    const id = newIds[used++];
    if (id === undefined) throw new RangeError('more themes than ids');
    return id;
  };
  const grown = growThemes({ ...task, model: decodeModel(bytes), newThemeId });
  const newThemes = grown.newThemes.map(({ memberIds: _, ...theme }) => theme);
  const { renamed, moves, model } = grown;
  return { newThemes, renamed, moves, bytes: encodeModel(model) };
}

parentPort?.postMessage(grow(workerData as GrowTask));
