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

interface Shown {
  items: readonly Message[];
  next: string | null;
}

const PAGE = 50;

/** The messages on the screen, as far as they were read. */
export class MessageList {
  shown = $state.raw<Shown>({ items: [], next: null });
  loading = $state(true);
  problem = $state.raw<unknown>(null);
  #turn = 0;

  /** Begins again at the newest. As many stay on the screen as were there. */
  reload = (wanted: Wanted): Promise<void> => {
    const limit = Math.min(100, Math.max(PAGE, this.shown.items.length));
    return this.#load(() => fetchPage(wanted, { limit }));
  };

  /** The same after something changed. What was opened and is read by now stays where it is. */
  refresh = (wanted: Wanted): Promise<void> => {
    if (!wanted.query.unread) return this.reload(wanted);
    return this.#load(async () => {
      const { items } = await fetchPage(wanted, { limit: PAGE });
      const { items: known, next } = this.shown;
      const added = items.filter(({ id }) => !known.some((item) => item.id === id));
      return { items: [...added, ...known], next };
    });
  };

  more = (wanted: Wanted): Promise<void> =>
    this.#load(async () => {
      const { items: known, next: before } = this.shown;
      const { items, next } = await fetchPage(wanted, { limit: PAGE, before });
      return { items: [...known, ...items], next };
    });

  /** Marks the reader's own messages; the list shows it at once. */
  mark = async (ids: readonly string[], read: boolean): Promise<void> => {
    await call(markMessages, { body: { ids: [...ids], read } });
    this.shown = { ...this.shown, items: markItems(this.shown.items, ids, read) };
  };

  /** Of several loads the last one counts. */
  async #load(work: () => Promise<Shown>): Promise<void> {
    const turn = (this.#turn += 1);
    const isLast = () => turn === this.#turn;
    this.loading = true;
    try {
      const shown = await work();
      if (isLast()) [this.shown, this.problem] = [shown, null];
    } catch (error) {
      if (isLast()) this.problem = error;
    } finally {
      if (isLast()) this.loading = false;
    }
  }
}

function fetchPage(
  { all, query }: Wanted,
  { limit, before = null }: { limit: number; before?: string | null },
): Promise<Shown> {
  const asked = { ...query, limit, ...(before === null ? {} : { before }) };
  return all ? call(listAllMessages, { query: asked }) : call(listMessages, { query: asked });
}
