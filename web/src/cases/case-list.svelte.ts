import { listCases, type CaseFilter, type ListedCase } from '@vocero/api/contract/cases';
import { call } from '../app/api.ts';

interface Shown {
  items: readonly ListedCase[];
  nextCursor: string | null;
}

const PAGE = 50;
const MOST = 200;

/** The cases on the screen, as far as they were read. */
export class CaseList {
  shown = $state.raw<Shown>({ items: [], nextCursor: null });
  loading = $state(true);
  problem = $state.raw<unknown>(null);
  #turn = 0;

  /** Begins again at the most urgent. As many stay on the screen as were there. */
  reload = (query: CaseFilter): Promise<void> => {
    const limit = Math.min(MOST, Math.max(PAGE, this.shown.items.length));
    return this.#load(() => call(listCases, { query: { ...query, limit } }));
  };

  more = (query: CaseFilter): Promise<void> =>
    this.#load(async () => {
      const { items: known, nextCursor } = this.shown;
      const asked = { ...query, limit: PAGE, ...(nextCursor && { cursor: nextCursor }) };
      const page = await call(listCases, { query: asked });
      const fresh = page.items.filter(({ id }) => known.every((one) => one.id !== id));
      return { ...page, items: [...known, ...fresh] };
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
