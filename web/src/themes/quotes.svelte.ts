import { listThemeFeedback, type Quote } from '@vocero/api/contract/themes';
import { call } from '../app/api.ts';

export interface QuoteFilter {
  language?: string;
  channel?: string;
  reason?: string;
  /** Words that are all said, in any language. */
  q?: string;
}

/** The comments of a theme, page after page. */
export class Quotes {
  items = $state.raw<readonly Quote[]>([]);
  more = $state(false);
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  error = $state.raw<unknown>(null);
  #themeId: string;
  #pageSize: number;
  #filter: QuoteFilter = {};
  #cursor: string | null = null;
  #turn = 0;

  /** `pageSize`: how many comments at first, 200 at most; whoever wants more gets 20 or more. */
  constructor(themeId: string, pageSize = 20) {
    this.#themeId = themeId;
    this.#pageSize = pageSize;
  }

  /** Begins anew with other filters. */
  filter(filter: QuoteFilter): Promise<void> {
    this.#filter = filter;
    return this.#read({ keep: [], limit: this.#pageSize });
  }

  /** Reads what is on the screen again, however far it was unfolded. */
  refresh(): Promise<void> {
    const limit = Math.min(200, Math.max(this.#pageSize, this.items.length));
    return this.#read({ keep: [], limit });
  }

  next(): Promise<void> {
    if (!this.#cursor) return Promise.resolve();
    const limit = Math.max(20, this.#pageSize);
    return this.#read({ keep: this.items, limit, cursor: this.#cursor });
  }

  async #read(page: { keep: readonly Quote[]; limit: number; cursor?: string }): Promise<void> {
    const turn = (this.#turn += 1);
    const { keep, ...query } = page;
    this.state = 'loading';
    try {
      const answer = await call(listThemeFeedback, {
        params: { id: this.#themeId },
        query: { ...query, ...this.#filter },
      });
      if (turn !== this.#turn) return;
      this.items = [...keep, ...answer.items.filter(({ id }) => !keep.some((k) => k.id === id))];
      this.#cursor = answer.nextCursor;
      this.more = answer.nextCursor !== null;
      this.state = 'ready';
    } catch (error) {
      if (turn !== this.#turn) return;
      this.error = error;
      this.state = 'failed';
    }
  }
}
