// Runs in the thread that learn-in-thread.ts starts: one task in, one outcome out.
import { parentPort, workerData } from 'node:worker_threads';
import { learnThemes } from './engine/learn.ts';
import { encodeModel } from './engine/model.ts';
import type { Placement } from './engine/types.ts';
import type { LearnOutcome, LearnTask } from './learn-in-thread.ts';
import { readLexicon } from './read-lexicon.ts';

function learn({ newIds, ...task }: LearnTask): LearnOutcome {
  let used = 0;
  const newThemeId = () => {
    const id = newIds[used++];
    if (id === undefined) throw new RangeError('more themes than ids');
    return id;
  };
  const { model, themes, placements } = learnThemes({
    ...task,
    newThemeId,
    lexicon: readLexicon(),
  });
  const found = themes.map(({ memberIds: _, ...theme }) => theme);
  return {
    themes: found,
    placements: placements.map(withoutReason),
    bytes: encodeModel(model),
    byVectors: model.embedded !== null,
  };
}

/** Reasons are made when they are shown. */
const withoutReason = ({ commentId, themeId, score }: Placement) => ({ commentId, themeId, score });

parentPort?.postMessage(learn(workerData as LearnTask));
