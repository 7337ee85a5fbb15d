import { listPersonContacts, type PersonContact } from '@vocero/api/contract/persons';
import { call } from '../app/api.ts';
import { PagedList } from '../app/paged-list.svelte.ts';

/** What the person of an id told, newest first. */
export const contactList = () =>
  new PagedList<string, PersonContact>({ items: [], nextCursor: null }, (id, query) =>
    call(listPersonContacts, { params: { id }, query }),
  );
