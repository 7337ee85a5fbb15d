import { z } from 'zod';
import { outcomes, type Outcome } from './contract/case-states.ts';
import {
  longestNote,
  longestWord,
  mostPhotosAtOnce,
  type CustomerErrors,
} from './contract/customer-page.ts';
import { Day } from './contract/values.ts';
import { normaliseText } from './normalise.ts';

/** What a form sends: fields that are missing, or of another kind, count as empty. */
const field = z.string().catch('').default('');
const Fields = z.object({
  ...{ text: field, answer: field, promise: field, wantedOn: field, outcome: field },
  ...{ choice: field, option: field },
  ...{ handled: field, website: field, submission: field, lang: field, code: field },
});
export type CustomerFields = z.output<typeof Fields>;

/** Signs that turn the direction of what follows them: nobody sees that they are there. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** The text as it is stored; nothing that cannot be seen is in it. */
export function readCustomerFields(body: unknown): CustomerFields {
  const fields = Fields.parse(body);
  return { ...fields, text: normaliseText(fields.text.replace(TURNS, '')).text };
}

/** What was chosen as photos: browsers send an empty file where nothing was. */
export function filesOf(sent: unknown): File[] {
  const all: unknown[] = Array.isArray(sent) ? sent : [sent];
  return all.filter((one): one is File => one instanceof File && one.size > 0);
}

const trapped = ({ website }: CustomerFields): CustomerErrors =>
  website === '' ? {} : { form: 'trap' };

export function noteErrors(fields: CustomerFields, photos: number): CustomerErrors {
  const errors = trapped(fields);
  if (fields.text === '' && photos === 0) errors.text = 'note_empty';
  if (fields.text.length > longestNote) errors.text = 'too_long';
  if (photos > mostPhotosAtOnce) errors.photos = 'photo_many';
  return errors;
}

export function managerErrors(fields: CustomerFields): CustomerErrors {
  const errors = trapped(fields);
  if (fields.text.length > longestWord) errors.text = 'too_long';
  return errors;
}

/** So many days ahead at most: further ones are slips of the hand. */
const FURTHEST = 366;

/** `today` is the organisation's. */
export function dateErrors(fields: CustomerFields, today: string): CustomerErrors {
  const { answer, text } = fields;
  const errors = trapped(fields);
  if (answer !== 'accepted' && answer !== 'refused') errors.answer = 'choose';
  if (text.length > longestWord) errors.text = 'too_long';
  const wantedOn = fields.wantedOn.trim();
  if (wantedOn === '') return errors;
  if (!Day.safeParse(wantedOn).success) return { ...errors, wantedOn: 'date' };
  const days = (Date.parse(wantedOn) - Date.parse(today)) / 86_400_000;
  return days >= 0 && days <= FURTHEST ? errors : { ...errors, wantedOn: 'date_range' };
}

export function outcomeErrors(fields: CustomerFields): CustomerErrors {
  const errors = trapped(fields);
  if (!outcomeOf(fields)) errors.outcome = 'choose';
  if (fields.handled !== '' && !/^[1-5]$/.test(fields.handled)) errors.handled = 'choose';
  if (fields.text.length > longestWord) errors.text = 'too_long';
  return errors;
}

export const outcomeOf = ({ outcome }: CustomerFields): Outcome | undefined =>
  outcomes.find((known) => known === outcome);

export const handledOf = ({ handled }: CustomerFields): number | null =>
  handled === '' ? null : Number(handled);

/** Case codes as people type them: small letters, blanks, and the signs that look like others. */
export const codeFrom = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

export const isCode = (code: string): boolean => /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code);
