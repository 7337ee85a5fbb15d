import type { ImportMapping } from '@vocero/api/contract/imports';

/** What a column may hold, in the order in which people look for it. */
export const columnFields = [
  'text',
  'occurredAt',
  'externalId',
  'channel',
  'language',
  'reason',
  'reasonOther',
  'kind',
  'type',
  'customer',
] as const satisfies readonly (keyof ImportMapping)[];
export type ColumnField = (typeof columnFields)[number];

/** What a column called so is read as; null when it is left out. */
export const fieldOf = (mapping: ImportMapping, column: string): ColumnField | null =>
  columnFields.find((field) => mapping[field] === column) ?? null;

/** The file's settings alone, with the first column as the text: enough to read its rows. */
export const formatOnly = (mapping: ImportMapping): ImportMapping => ({
  ...mapping,
  ...Object.fromEntries(columnFields.map((field) => [field, null])),
  text: '1',
});

/**
 * The same columns by their names after the file was read another way. Columns are found again by
 * their place; what is no longer there is left out.
 */
export function renamed(
  mapping: ImportMapping,
  before: readonly string[],
  after: readonly string[],
): ImportMapping {
  const again = (name: string | null) =>
    name === null ? null : (after[placeOf(name, before)] ?? null);
  return {
    ...mapping,
    ...Object.fromEntries(columnFields.map((field) => [field, again(mapping[field])])),
    text: again(mapping.text) ?? after[0] ?? '1',
  };
}

/** Columns may be named by their 1-based number too. */
function placeOf(name: string, columns: readonly string[]): number {
  const place = columns.indexOf(name);
  return place >= 0 ? place : Number(name) - 1;
}
