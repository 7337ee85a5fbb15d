import {
  listAllMessages,
  listMessages,
  markMessages,
  type Message,
} from '@vocero/api/contract/messages';
import { call } from '../app/api.ts';
import { markItems } from './mark-items.ts';
import type { messageQuery } from './message-filter.ts';

export interface Wanted {
  all: boolean;
  query: ReturnType<typeof messageQuery>;
}

/** The messages on the screen, as far as they were read. */
export class MessageList {
  items = $state.raw<readonly Message[]>([]);
  next = $state<string | null>(null);
  loading = $state(true);
  problem = $state.raw<unknown>(null);
  #turn = 0;

  /** Begins again at the newest. As many stay on the screen as were there. */
  reload = (wanted: Wanted): Promise<void> =>
    this.#load(async () => {
      const limit = Math.min(100, Math.max(50, this.items.length));
      const page = await fetchPage(wanted, { limit });
      this.items = page.items;
      this.next = page.next;
    });

  more = (wanted: Wanted): Promise<void> =>
    this.#load(async () => {
      const page = await fetchPage(wanted, { limit: 50, before: this.next });
      this.items = [...this.items, ...page.items];
      this.next = page.next;
    });

  /** Marks the reader's own messages; the list shows it at once. */
  mark = async (ids: readonly string[], read: boolean): Promise<void> => {
    await call(markMessages, { body: { ids: [...ids], read } });
    this.items = markItems(this.items, ids, read);
  };

  async #load(work: () => Promise<void>): Promise<void> {
    const turn = (this.#turn += 1);
    this.loading = true;
    try {
      await work();
      if (turn === this.#turn) this.problem = null;
    } catch (error) {
      if (turn === this.#turn) this.problem = error;
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }
}

function fetchPage(
  { all, query }: Wanted,
  { limit, before = null }: { limit: number; before?: string | null },
) {
  const asked = { ...query, limit, ...(before === null ? {} : { before }) };
  return all ? call(listAllMessages, { query: asked }) : call(listMessages, { query: asked });
}
