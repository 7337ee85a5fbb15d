import { GrantFilter } from '@vocero/api/contract/remedy-grants';

const names = ['state', 'remedy', 'person', 'theme', 'feedback', 'month'] as const;

/**
 * What to ask the server for, read off the address; what it does not know is left out.
 * @param part gives one part of the address's query.
 */
export function grantQuery(part: (name: string) => string | null): GrantFilter {
  const asked = names.flatMap((name) => {
    const value = part(name);
    return value && GrantFilter.shape[name].safeParse(value).success
      ? [[name, value] as const]
      : [];
  });
  return Object.fromEntries(asked); // each part was held against its own schema
}

/** The same as the query of an address. */
export function grantSearch(filter: GrantFilter, more: Record<string, string>): string {
  const search = new URLSearchParams(more);
  for (const name of names) {
    const value = filter[name];
    if (value !== undefined) search.set(name, value);
  }
  return search.toString();
}
