import { listDepartments, type Department } from '@vocero/api/contract/organizations';
import { listCouncils, type Council } from '@vocero/api/contract/councils';
import { listMembers, type Member } from '@vocero/api/contract/people';
import { listReasons, type ContactReason } from '@vocero/api/contract/reasons';
import type { Names } from '@vocero/api/contract/values';
import { currentLocale } from '../i18n/i18n.svelte.ts';
import { call } from './api.ts';

class Directory {
  members = $state.raw<readonly Member[]>([]);
  departments = $state.raw<readonly Department[]>([]);
  reasons = $state.raw<readonly ContactReason[]>([]);
  councils = $state.raw<readonly Council[]>([]);
}
const directory = new Directory();

/** People, departments, contact reasons and councils of the organisation that is open. */
export const allMembers = (): readonly Member[] => directory.members;
export const activeMembers = (): Member[] => directory.members.filter(({ disabled }) => !disabled);
export const allDepartments = (): readonly Department[] => directory.departments;
export const allReasons = (): readonly ContactReason[] => directory.reasons;
export const allCouncils = (): readonly Council[] => directory.councils;

/** Fetches them; called when an organisation opens and after one of them was changed. */
export async function loadDirectory(): Promise<void> {
  const [members, departments, reasons, councils] = await Promise.all([
    call(listMembers),
    call(listDepartments),
    call(listReasons),
    call(listCouncils),
  ]);
  directory.members = members.items;
  directory.departments = departments.items;
  directory.reasons = reasons.items;
  directory.councils = councils.items;
}

/** A name in the reader's language, else in a related one, else in any. */
export function localName(names: Names): string {
  const order = currentLocale() === 'bs' ? (['bs', 'hr', 'sr-Latn'] as const) : [currentLocale()];
  const found = [...order, 'en' as const].map((locale) => names[locale]).find(Boolean);
  return found ?? Object.values(names)[0] ?? '';
}

/** The name of a contact reason by its code; the code itself when it is no longer in the list. */
export function reasonName(code: string): string {
  const reason = directory.reasons.find((known) => known.code === code);
  return reason ? localName(reason.names) : code;
}
