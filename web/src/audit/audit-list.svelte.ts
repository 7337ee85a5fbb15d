import { listAudit, type AuditFilter, type AuditLine } from '@vocero/api/contract/audit';
import { call } from '../app/api.ts';

interface Shown {
  items: readonly AuditLine[];
  nextCursor: string | null;
}

/** The lines on the screen, as far as they were read. */
export class AuditList {
  shown = $state.raw<Shown>({ items: [], nextCursor: null });
  loading = $state(true);
  problem = $state.raw<unknown>(null);
  #turn = 0;

  /** Begins again at the newest. */
  reload = (query: AuditFilter): Promise<void> => this.#load(() => call(listAudit, { query }));

  more = (query: AuditFilter): Promise<void> =>
    this.#load(async () => {
      const { items: known, nextCursor } = this.shown;
      const cursor = nextCursor ?? undefined;
      const page = await call(listAudit, { query: { ...query, ...(cursor && { cursor }) } });
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
