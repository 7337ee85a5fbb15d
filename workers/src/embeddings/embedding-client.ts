import { askAgain, type Patience } from './ask-again.ts';
import { askEndpoint, type EndpointAddress } from './ask-endpoint.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { EndpointError } from './endpoint-error.ts';
import { makeBatches } from './make-batches.ts';

/** What came of asking for vectors: as much as there is, and what kept the rest away. */
export interface Embedding {
  /** One for each text, in their order; null where none came. */
  vectors: (Float32Array | null)[];
  /** Null when the endpoint answered, be it that it refused single texts. */
  trouble: EndpointError | null;
}

export interface EmbedOptions {
  patience: Patience;
  signal: AbortSignal;
}

/** Asks the endpoint for vectors. Whatever goes wrong there is told, and never thrown. */
export interface EmbeddingClient {
  /** The name under which vectors are kept: those of two models are never compared. */
  model: string;
  embed: (texts: readonly string[], options: EmbedOptions) => Promise<Embedding>;
}

/** Requests under way at once, so that the endpoint has the next at hand when it is done with one. */
const AT_ONCE = 4;
/** So many texts refused one by one, and none taken: it is not about the texts. */
const MOST_REFUSED = 8;
/** Longer texts than any comment is; models read the beginning only. */
const LONGEST_TEXT = 8_000;

export function embeddingClient(
  address: EndpointAddress,
  breaker = new CircuitBreaker(),
): EmbeddingClient {
  let lastTrouble: EndpointError | null = null;
  return {
    model: address.model,
    embed: async (texts, options) => {
      const run = new Run(address, breaker, options);
      const cut = texts.map((text) => text.slice(0, LONGEST_TEXT));
      const queue = makeBatches([...new Set(cut)]);
      await Promise.all(Array.from({ length: AT_ONCE }, () => run.work(queue)));
      lastTrouble = run.trouble ?? (run.found.size > 0 ? null : lastTrouble);
      const trouble = run.trouble ?? (queue.length > 0 ? lastTrouble : null);
      return { vectors: cut.map((text) => run.found.get(text) ?? null), trouble };
    },
  };
}

/** The batches of one call, worked off by several hands. */
class Run {
  readonly found = new Map<string, Float32Array>();
  trouble: EndpointError | null = null;
  private readonly address: EndpointAddress;
  private readonly breaker: CircuitBreaker;
  private readonly options: EmbedOptions;
  private width: number | null = null;
  private refused = 0;

  constructor(address: EndpointAddress, breaker: CircuitBreaker, options: EmbedOptions) {
    this.address = address;
    this.breaker = breaker;
    this.options = options;
  }

  /** Takes batch after batch from the queue; leaves it as it is once the endpoint is given up. */
  async work(queue: string[][]): Promise<void> {
    while (queue.length > 0 && !this.options.signal.aborted && this.breaker.admits()) {
      const batch = queue.shift()!;
      try {
        this.keep(batch, await this.ask(batch));
        this.breaker.succeeded();
      } catch (error) {
        queue.unshift(...this.judge(batch, error));
      }
    }
  }

  private ask(batch: readonly string[]): Promise<Float32Array[]> {
    const { patience, signal } = this.options;
    const { timeout } = patience;
    const once = () => askEndpoint(this.address, batch, { timeout, signal });
    return askAgain(once, patience, signal);
  }

  private keep(batch: readonly string[], vectors: readonly Float32Array[]) {
    this.width ??= vectors[0]!.length;
    if (vectors[0]!.length !== this.width) {
      const trouble = { failure: 'width', passing: false } as const;
      throw new EndpointError('vectors of another length than before', trouble);
    }
    batch.forEach((text, at) => this.found.set(text, vectors[at]!));
  }

  /** What follows from a failure: smaller batches to ask for instead, or none. */
  private judge(batch: string[], error: unknown): string[][] {
    if (this.options.signal.aborted) {
      this.breaker.gaveUp();
      const trouble = { failure: 'timeout', passing: true } as const;
      this.trouble ??= new EndpointError('not all answers came in time', trouble);
      return [];
    }
    if (!(error instanceof EndpointError)) throw error;
    if (error.divisible && batch.length > 1) {
      this.breaker.gaveUp();
      const half = batch.length >> 1;
      return [batch.slice(0, half), batch.slice(half)];
    }
    if (error.divisible && (this.found.size > 0 || ++this.refused < MOST_REFUSED)) {
      this.breaker.gaveUp();
      return [];
    }
    this.breaker.failed(error.pause);
    this.trouble = error;
    return [];
  }
}
