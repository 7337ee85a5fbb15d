export interface ListPage<Item> {
  items: readonly Item[];
  nextCursor: string | null;
}

export interface PageAsked {
  limit: number;
  cursor?: string;
}

const PAGE = 50;
const MOST = 200;

/** What a screen shows of a list that is read page by page, as far as it was read. */
export class PagedList<
  Query,
  Item extends { id: string },
  Page extends ListPage<Item> = ListPage<Item>,
> {
  shown: Page;
  loading = $state(true);
  problem = $state.raw<unknown>(null);
  #read: (query: Query, asked: PageAsked) => Promise<Page>;
  #turn = 0;

  /** @param empty what is shown before anything was read. */
  constructor(empty: Page, read: (query: Query, asked: PageAsked) => Promise<Page>) {
    this.shown = $state.raw(empty);
    this.#read = read;
  }

  /** Begins again at the first one. As many stay on the screen as were there. */
  reload = (query: Query): Promise<void> => {
    const limit = Math.min(MOST, Math.max(PAGE, this.shown.items.length));
    return this.#load(() => this.#read(query, { limit }));
  };

  /** The next page. What moved on to it in between is shown once. */
  more = (query: Query): Promise<void> =>
    this.#load(async () => {
      const { items: known, nextCursor } = this.shown;
      const cursor = nextCursor ?? undefined;
      const page = await this.#read(query, { limit: PAGE, ...(cursor && { cursor }) });
      const isNew = ({ id }: Item) => known.every((item) => item.id !== id);
      return { ...page, items: [...known, ...page.items.filter(isNew)] };
    });

  /** Of several loads the last one counts. */
  async #load(work: () => Promise<Page>): Promise<void> {
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
