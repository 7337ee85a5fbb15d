import {
  listPromises,
  type ListedPromise,
  type PromiseFilter,
} from '@vocero/api/contract/promises';
import { call } from '../app/api.ts';
import { PagedList, type ListPage } from '../app/paged-list.svelte.ts';

export interface PromiseQuery {
  filter: PromiseFilter;
  month?: string;
  departmentId?: string;
}

interface PromisePage extends ListPage<ListedPromise> {
  counts: Partial<Record<PromiseFilter, number>>;
}

/** The agreements on the screen, as the filter orders them. */
export const promiseList = () =>
  new PagedList<PromiseQuery, ListedPromise, PromisePage>(
    { items: [], nextCursor: null, counts: {} },
    (query, asked) => call(listPromises, { query: { ...query, ...asked } }),
  );
