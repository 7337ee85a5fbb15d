import type { EmbeddingFailure } from '@vocero/sql/embedding-state';

export interface EndpointTrouble {
  /**
   * - `unreachable`: nobody there, or the connection broke;
   * - `timeout`: no whole answer in time;
   * - `refused`: the endpoint does not want what it is sent, or does not know us;
   * - `busy`: it asks to be left alone for a while;
   * - `failed`: a fault of its own;
   * - `malformed`: an answer that is none;
   * - `width`: vectors of another length than before.
   */
  failure: EmbeddingFailure;
  /** Whether the same request may do better later. */
  passing: boolean;
  /** One text of several may be at fault: the others may do without it. */
  divisible?: boolean;
  /** Milliseconds that the endpoint asked to be left alone for. */
  pause?: number;
  cause?: unknown;
}

/** The endpoint gave no vectors. The message holds nothing of what was sent. */
export class EndpointError extends Error {
  readonly failure: EmbeddingFailure;
  readonly passing: boolean;
  readonly divisible: boolean;
  readonly pause: number;

  constructor(message: string, trouble: EndpointTrouble) {
    super(message, { cause: trouble.cause });
    this.failure = trouble.failure;
    this.passing = trouble.passing;
    this.divisible = trouble.divisible ?? false;
    this.pause = trouble.pause ?? 0;
  }
}
