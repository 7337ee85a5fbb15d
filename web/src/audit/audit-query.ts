import { AuditFilter } from '@vocero/api/contract/audit';

const names = ['actor', 'subject', 'since', 'until'] as const;

/**
 * What to ask the server for, read off the address; what it does not know is left out.
 * @param part gives one part of the address's query.
 */
export function auditQuery(part: (name: string) => string | null): AuditFilter {
  const asked = names.flatMap((name) => {
    const value = part(name);
    return AuditFilter.shape[name].safeParse(value ?? undefined).success && value
      ? [[name, value] as const]
      : [];
  });
  return Object.fromEntries(asked); // each part was held against its own schema
}

/** The same as the query of an address. */
export function auditSearch(query: AuditFilter, more: Record<string, string> = {}): string {
  const search = new URLSearchParams(more);
  for (const name of names) {
    const value = query[name];
    if (value !== undefined) search.set(name, value);
  }
  return search.toString();
}
