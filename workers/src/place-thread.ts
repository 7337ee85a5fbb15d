// Runs in the thread that place-in-thread.ts starts: one answer to each task, in their order.
import { parentPort, workerData } from 'node:worker_threads';
import { BulkPlacer } from './engine/placing/bulk-placer.ts';
import { decodeModel } from './engine/model.ts';
import { placeRest } from './engine/placing/place-rest.ts';
import type { EngineComment } from './engine/types.ts';
import type { PlaceAnswer, PlaceTask } from './place-in-thread.ts';

const model = decodeModel(workerData as Uint8Array);
let placer = new BulkPlacer(model);

function place({ comments, banned }: PlaceTask): PlaceAnswer {
  try {
    return { placements: placeAll(comments, banned), failures: [] };
  } catch {
    placer = new BulkPlacer(model); // one that threw may have counted half a comment
    return placeOneByOne(comments, banned);
  }
}

function placeAll(comments: readonly EngineComment[], banned: PlaceTask['banned']) {
  const constraints = { pinned: new Map<string, null>(), banned };
  return placeRest(model, comments, constraints, placer).map(({ commentId, themeId, score }) => ({
    commentId,
    themeId,
    score,
  }));
}

/** A comment the engine cannot read stays unsorted, and holds up no other. */
function placeOneByOne(comments: readonly EngineComment[], banned: PlaceTask['banned']) {
  const answer: PlaceAnswer = { placements: [], failures: [] };
  for (const comment of comments) {
    try {
      answer.placements.push(...placeAll([comment], banned));
    } catch (error) {
      placer = new BulkPlacer(model);
      answer.placements.push({ commentId: comment.id, themeId: null, score: 0 });
      answer.failures.push({ commentId: comment.id, message: String(error) });
    }
  }
  return answer;
}

parentPort?.on('message', (task: PlaceTask) => parentPort?.postMessage(place(task)));
