import type { ImportMapping } from '@vocero/api/contract/imports';

const keyOf = (id: string) => `vocero.import.${id}`;

/** What stands in the fields until the server has looked at the file. */
export const plainMapping: ImportMapping = {
  text: '1',
  channel: null,
  occurredAt: null,
  externalId: null,
  language: null,
  reason: null,
  reasonOther: null,
  kind: null,
  type: null,
  customer: null,
  defaultChannel: 'import',
  defaultKind: null,
  delimiter: ',',
  encoding: 'utf-8',
  quotes: true,
  header: false,
  dateOrder: 'iso',
};

/** Keeps the settings of an upload for as long as the tab is open, so that a reload loses nothing. */
export function keepMapping(id: string, mapping: ImportMapping): void {
  sessionStorage.setItem(keyOf(id), JSON.stringify(mapping));
}

/** Null on another device, or in another tab. */
export function keptMapping(id: string): ImportMapping | null {
  const kept = sessionStorage.getItem(keyOf(id));
  return kept === null ? null : (JSON.parse(kept) as ImportMapping);
}
