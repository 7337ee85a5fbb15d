import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SupplierDraft, SupplierErrors } from './contract/pages.ts';
import { supplierStates, type SupplierState } from './contract/suppliers.ts';
import { Day, Id } from './contract/values.ts';
import { normaliseText } from './normalise.ts';

/** Characters of a report. */
const longest = 2_000;

/** So many days ahead at most: further ones are slips of the hand. */
const FURTHEST = 5 * 366;

/** What the form sends: fields that are missing, or of another kind, count as empty. */
const field = z.string().catch('').default('');
const Fields = z.object({
  theme: field,
  state: field,
  text: field,
  expectedOn: field,
  website: field,
  submission: field,
  switch: field,
  lang: field,
});
export type SupplierFields = z.output<typeof Fields>;

/** Signs that turn the direction of what follows them: nobody sees that they are there. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** The text as it is stored; nothing that cannot be seen is in it. */
export function readSupplierFields(body: unknown): SupplierFields {
  const fields = Fields.parse(body);
  return { ...fields, text: normaliseText(fields.text.replace(TURNS, '')).text };
}

export const draftOf = ({ theme, state, text, expectedOn }: SupplierFields): SupplierDraft => ({
  themeId: theme,
  state,
  text,
  expectedOn: expectedOn.trim(),
});

/** Whether it names a theme at all; anything else could not even be looked up. */
export const namesTheme = ({ theme }: SupplierFields): boolean => Id.safeParse(theme).success;

/** What keeps a report from being stored. `today` is the organisation's. */
export function supplierErrors(
  { state, text, expectedOn }: SupplierDraft,
  { today, isTrapped }: { today: string; isTrapped: boolean },
): SupplierErrors {
  const errors: SupplierErrors = {};
  if (isTrapped) errors.form = 'trap';
  if (!isState(state)) errors.state = 'state';
  if (text.length > longest) errors.text = 'too_long';
  if (state === 'cannot' && text === '') errors.text = 'text_missing';
  const known = expectedOn === '' || Day.safeParse(expectedOn).success;
  if (!known) errors.expectedOn = 'date';
  else if (expectedOn !== '' && !isAhead(expectedOn, today)) errors.expectedOn = 'date_range';
  return errors;
}

const isState = (state: string): state is SupplierState =>
  supplierStates.some((known) => known === state);

function isAhead(day: string, today: string): boolean {
  const days = (Date.parse(day) - Date.parse(today)) / 86_400_000;
  return days >= 0 && days <= FURTHEST;
}

/** What is stored of a draft without errors. */
export function reportOf(draft: SupplierDraft) {
  const { state, text, expectedOn } = draft;
  if (!isState(state)) throw new Error('a report with errors is not stored');
  return { state, text: text || null, expectedOn: expectedOn || null };
}

/** The same form sent twice has the same name; other words make it another report. */
export const nameOfReport = (linkId: string, submission: string, draft: SupplierDraft): string =>
  createHash('sha256')
    .update(JSON.stringify([linkId, submission, draft]))
    .digest('hex');
