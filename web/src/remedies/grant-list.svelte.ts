import { listGrants, type GrantFilter, type RemedyGrant } from '@vocero/api/contract/remedy-grants';
import { call } from '../app/api.ts';

interface Shown {
  items: readonly RemedyGrant[];
  nextCursor: string | null;
}

const PAGE = 50;
const MOST = 200;

/** The log on the screen, as far as it was read. */
export class GrantList {
  shown = $state.raw<Shown>({ items: [], nextCursor: null });
  loading = $state(true);
  problem = $state.raw<unknown>(null);
  #turn = 0;

  /** Begins again at the newest. As many stay on the screen as were there. */
  reload = (query: GrantFilter): Promise<void> => {
    const limit = Math.min(MOST, Math.max(PAGE, this.shown.items.length));
    return this.#load(() => call(listGrants, { query: { ...query, limit } }));
  };

  more = (query: GrantFilter): Promise<void> =>
    this.#load(async () => {
      const { items: known, nextCursor } = this.shown;
      const cursor = nextCursor ?? undefined;
      const asked = { ...query, limit: PAGE, ...(cursor && { cursor }) };
      const page = await call(listGrants, { query: asked });
      return { ...page, items: [...known, ...page.items] };
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
