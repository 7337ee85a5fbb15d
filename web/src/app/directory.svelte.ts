import { listDepartments, type Department } from '@vocero/api/contract/organizations';
import { listCouncils, type Council } from '@vocero/api/contract/councils';
import { listMembers, type Member } from '@vocero/api/contract/people';
import { listReasons, type ContactReason } from '@vocero/api/contract/reasons';
import type { Locale, Names } from '@vocero/api/contract/values';
import { byName } from '../i18n/by-name.ts';
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
const members = $derived(byName(directory.members, currentLocale()));
const departments = $derived(byName(directory.departments, currentLocale()));

export const allMembers = (): readonly Member[] => members;
export const activeMembers = (): Member[] => members.filter(({ disabled }) => !disabled);
export const allDepartments = (): readonly Department[] => departments;
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

/** Where there is no name in a language, its readers understand these, the nearest first. */
const related: Partial<Record<Locale, readonly Locale[]>> = {
  bs: ['hr', 'sr-Latn'],
  hr: ['bs', 'sr-Latn'],
  'sr-Latn': ['sr-Cyrl', 'bs', 'hr'],
  'sr-Cyrl': ['sr-Latn', 'bs', 'hr'],
};

/** A name in the reader's language, else in a related one, else in any. */
export function localName(names: Names): string {
  const locale = currentLocale();
  const found = [locale, ...(related[locale] ?? []), 'en' as const]
    .map((one) => names[one])
    .find(Boolean);
  return found ?? Object.values(names)[0] ?? '';
}

/** The name of a contact reason by its code; the code itself when it is no longer in the list. */
export function reasonName(code: string): string {
  const reason = directory.reasons.find((known) => known.code === code);
  return reason ? localName(reason.names) : code;
}
