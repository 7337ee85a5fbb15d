import {
  listPromises,
  type ListedPromise,
  type PromiseFilter,
} from '@vocero/api/contract/promises';
import { call } from '../app/api.ts';

export interface PromiseQuery {
  filter: PromiseFilter;
  month?: string;
  departmentId?: string;
}

interface Shown {
  items: readonly ListedPromise[];
  nextCursor: string | null;
  counts: Partial<Record<PromiseFilter, number>>;
}

const PAGE = 50;
const MOST = 200;

/** The agreements on the screen, as far as they were read. */
export class PromiseList {
  shown = $state.raw<Shown>({ items: [], nextCursor: null, counts: {} });
  loading = $state(true);
  problem = $state.raw<unknown>(null);
  #turn = 0;

  /** Begins again at the first one. As many stay on the screen as were there. */
  reload = (query: PromiseQuery): Promise<void> => {
    const limit = Math.min(MOST, Math.max(PAGE, this.shown.items.length));
    return this.#load(() => call(listPromises, { query: { ...query, limit } }));
  };

  more = (query: PromiseQuery): Promise<void> =>
    this.#load(async () => {
      const { items: known, nextCursor } = this.shown;
      const asked = { ...query, limit: PAGE, ...(nextCursor && { cursor: nextCursor }) };
      const page = await call(listPromises, { query: asked });
      const isKnown = (id: string) => known.some((one) => one.id === id);
      return { ...page, items: [...known, ...page.items.filter(({ id }) => !isKnown(id))] };
    });

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
