import { Worker } from 'node:worker_threads';
import type { NewPlacement } from '@vocero/sql/placing';
import type { EngineComment } from './engine/types.ts';

/** What the thread is given: everything copied, nothing shared. */
export interface PlaceTask {
  comments: readonly EngineComment[];
  banned: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface PlaceAnswer {
  /** One for each comment, in their order. */
  placements: NewPlacement[];
  /** Comments that the engine could not read. */
  failures: { commentId: string; message: string }[];
}

const MEMORY = { maxOldGenerationSizeMb: 1_024 };

/**
 * Places comments by one model in a thread of its own, so that the process stays awake however many
 * there are. Ends with `close`.
 */
export class PlacingThread {
  private readonly thread: Worker;
  private readonly waiting: {
    resolve: (answer: PlaceAnswer) => void;
    reject: (error: Error) => void;
  }[] = [];
  private ended: Error | null = null;

  /** @param bytes the encoded model. */
  constructor(bytes: Uint8Array) {
    this.thread = new Worker(new URL('./place-thread-entry.mjs', import.meta.url), {
      workerData: bytes,
      execArgv: [],
      resourceLimits: MEMORY,
    });
    this.thread.on('message', (answer: PlaceAnswer) => this.waiting.shift()?.resolve(answer));
    this.thread.once('error', (error) => this.end(error));
    this.thread.once('exit', () => this.end(new Error('placing ended before it was done')));
  }

  /** @throws when the engine throws, the thread runs out of memory, or it was closed. */
  place(task: PlaceTask): Promise<PlaceAnswer> {
    return new Promise((resolve, reject) => {
      if (this.ended) {
        reject(this.ended);
        return;
      }
      this.waiting.push({ resolve, reject });
      this.thread.postMessage(task);
    });
  }

  async close(): Promise<void> {
    await this.thread.terminate();
  }

  private end(error: Error) {
    this.ended ??= error;
    for (const { reject } of this.waiting.splice(0)) reject(this.ended);
  }
}
