import type { CustomerStage, DelayCause, EscalationLevel, Outcome } from './case-states.ts';
import type { CaseOption, OptionLetter } from './case-options.ts';
import type { Role } from './endpoint.ts';
import type { Help } from './help.ts';
import type { Locale } from './values.ts';

/** What a customer can do on the page of their case, each by a form of its own. */
export const customerActs = ['note', 'date', 'choice', 'manager', 'outcome'] as const;
export type CustomerAct = (typeof customerActs)[number];

/** What keeps a form from being taken, by field; `form` for the whole. */
export type CustomerErrors = Partial<Record<CustomerField | 'form', CustomerError>>;
export type CustomerField =
  'text' | 'photos' | 'answer' | 'wantedOn' | 'outcome' | 'handled' | 'code';
export type CustomerError =
  | 'note_empty'
  | 'too_long'
  | 'too_many_notes'
  | 'photo_large'
  | 'photo_kind'
  | 'photo_pixels'
  | 'photo_broken'
  | 'photo_many'
  | 'photo_left'
  | 'choose'
  | 'date'
  | 'date_range'
  | 'date_gone'
  | 'choice_gone'
  | 'code_wrong'
  | 'trap';

/** Characters of what a customer adds, and of what goes with another act. */
export const longestNote = 4_000;
export const longestWord = 1_000;
/** Photos of a case, and of one form. */
export const mostPhotos = 6;
export const mostPhotosAtOnce = 3;

/** Who is responsible: by name where the organisation shows it, else by role. */
export interface ResponsibleShown {
  name: string | null;
  role: Role;
}

/** A step that comes, in the words of the process or one of those that every case has. */
export interface NextShown {
  key: string;
  /** Null: one of those that every case has, called by its key. */
  text: string | null;
  locale: Locale | null;
  by: string | null;
}

/** A line of what was said between the two. */
export interface SaidLine {
  id: string;
  by: 'us' | 'customer';
  at: string;
  kind: string;
  subject: string | null;
  body: string | null;
  photos: readonly string[];
}

export interface PromiseShown {
  id: string;
  what: string;
  dueAt: string;
  couldDelay: string | null;
  answer: 'accepted' | 'refused' | null;
  wantedOn: string | null;
}

/** Ways to put it right, of which the customer picks one. */
export interface ChoiceShown {
  id: string;
  intro: string | null;
  options: readonly (Omit<CaseOption, 'solutionId'> & { letter: OptionLetter })[];
  chosen: OptionLetter | null;
  /** We have begun with what was chosen. */
  hasBegun: boolean;
  /** It can still be chosen. */
  isOpen: boolean;
}

/** A case as its customer sees it: the same facts that staff see. */
export interface CustomerCase {
  stage: CustomerStage;
  /** When each step was reached; null: not yet, or not known. */
  reached: Record<CustomerStage, string | null>;
  isWaiting: boolean;
  /** Since when it is open again; null: it was never closed, or is closed now. */
  reopenedAt: string | null;
  owner: ResponsibleShown;
  deputy: ResponsibleShown | null;
  escalatedTo: EscalationLevel | null;
  managerWantedAt: string | null;
  nextContactAt: string | null;
  next: readonly NextShown[];
  choice: ChoiceShown | null;
  promise: PromiseShown | null;
  moved: { from: string; cause: DelayCause | null; note: string | null } | null;
  missedDueAt: string | null;
  answer: string | null;
  decision: string | null;
  decisionReason: string | null;
  alternatives: string | null;
  closedAt: string | null;
  outcome: Outcome | null;
  /** The customer is to say how it turned out. */
  asksOutcome: boolean;
  said: readonly SaidLine[];
  photosLeft: number;
}

/** What was just done or could not be done, and what the forms hold. */
export interface CustomerFormState {
  /** Names a filling-in, so that sending it twice counts once. */
  submission: string;
  done: CustomerAct | null;
  draft: { act: CustomerAct; fields: Record<string, string> } | null;
  errors: CustomerErrors;
}

/** What somebody gave with their comment, and what can be done with it. */
export interface CustomerDataProps {
  locale: Locale;
  organization: string;
  timeZone: string;
  caseCode: string;
  path: string;
  given: readonly {
    text: string;
    at: string;
    name: string | null;
    /** So much of the address that whose it is knows it again. */
    email: string | null;
    phone: string | null;
    answers: readonly { name: string; value: string }[];
  }[];
  notes: readonly { text: string; at: string; photos: readonly string[] }[];
  /** What asking for it to be erased takes away: all that is kept of a person, or a comment's own. */
  erases: { scope: 'person' | 'comment'; comments: number };
  /** The wrong code was typed to erase it. */
  errors: CustomerErrors;
  isPreview: boolean;
  help?: Help | null;
}

/** Looks a case up by its code and an address that was left with it. */
export interface CaseLookupProps {
  locale: Locale;
  code: string;
  /** Nothing was found, for whatever reason. */
  isMissed: boolean;
  help?: Help | null;
}
