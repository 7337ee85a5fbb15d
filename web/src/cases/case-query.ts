import { CaseFilter } from '@vocero/api/contract/cases';

const names = [
  'view',
  'owner',
  'department',
  'reason',
  'q',
  'closing',
  'ack',
  'since',
  'until',
] as const;

/**
 * What to ask the server for, read off the address; what it does not know is left out.
 * @param part gives one part of the address's query.
 */
export function caseQuery(part: (name: string) => string | null): CaseFilter {
  const asked = names.flatMap((name) => {
    const value = part(name);
    return value && CaseFilter.shape[name].safeParse(value).success ? [[name, value] as const] : [];
  });
  return Object.fromEntries(asked); // each part was held against its own schema
}
