import { listGrants, type GrantFilter, type RemedyGrant } from '@vocero/api/contract/remedy-grants';
import { call } from '../app/api.ts';
import { PagedList } from '../app/paged-list.svelte.ts';

/** The log on the screen, the newest first. */
export const grantList = () =>
  new PagedList<GrantFilter, RemedyGrant>({ items: [], nextCursor: null }, (filter, asked) =>
    call(listGrants, { query: { ...filter, ...asked } }),
  );
