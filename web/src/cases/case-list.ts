import { listCases, type CaseFilter, type ListedCase } from '@vocero/api/contract/cases';
import { call } from '../app/api.ts';
import { PagedList } from '../app/paged-list.svelte.ts';

/** The cases on the screen, the most urgent first. */
export const caseList = () =>
  new PagedList<CaseFilter, ListedCase>({ items: [], nextCursor: null }, (filter, asked) =>
    call(listCases, { query: { ...filter, ...asked } }),
  );
