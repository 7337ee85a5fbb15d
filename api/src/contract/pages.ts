import type {
  CaseLookupProps,
  CustomerCase,
  CustomerDataProps,
  CustomerFormState,
  SaidLine,
} from './customer-page.ts';
import type { EmbedShown, EmbedTestProps, EmbedThanksProps } from './embed-page.ts';
import type { Help } from './help.ts';
import type { OpenPageProps } from './open-page.ts';
import type { ShownProblems } from './shown-problems.ts';
import type { SurveyDoc } from './survey-doc.ts';
import type { Given } from './survey-condition.ts';
import type { AlertType } from './customer-messages.ts';
import type { ReachChannel, ReachHour } from './persons.ts';
import type { SupplierState } from './suppliers.ts';
import type { TopTen } from './top-ten.ts';
import type { Locale } from './values.ts';

/** What keeps the answers to a survey from being stored, by field; `form` for the whole. */
export type AnswerErrors = Record<string, AnswerError>;
export type AnswerError =
  | 'empty'
  | 'required'
  | 'comment_missing'
  | 'too_long'
  | 'too_long_other'
  | 'too_long_in_all'
  | 'email'
  | 'contact'
  | 'trap';

/** Ways to reach somebody as they were filled in; empty strings where nothing was. */
export interface ContactGiven {
  consent: boolean;
  name: string;
  email: string;
  phone: string;
  /** The way they like best; empty: no matter. */
  best: 'email' | 'phone' | '';
  /** When it suits; none: any time. */
  hours: readonly ReachHour[];
}

/** A survey or a form, in whatever version. */
export interface SurveyPageProps {
  locale: Locale;
  /** The survey's own language: of words that nobody wrote in `locale`. */
  ownLocale: Locale;
  kind: 'survey' | 'form';
  organization: string;
  name: string;
  active: boolean;
  doc: SurveyDoc;
  version: number;
  /** Names this filling-in, so that sending it twice stores it once. */
  submission: string;
  /** What was filled in so far, or came with the link. */
  given: Given;
  contact: ContactGiven;
  isUrgent: boolean;
  errors: AnswerErrors;
  /** Ids of questions that follow from answers that were just sent: they are asked before anything is kept. */
  fresh: readonly string[];
  consentText: string;
  /** What is known of the person already is not asked again. */
  known?:
    | (Partial<Pick<ContactGiven, 'name' | 'email' | 'phone'>> & { arePreferencesSaid?: boolean })
    | null;
  knownProblems?: ShownProblems | null;
  /** Shown within a page of somebody else; null: a page of its own. */
  embed?: EmbedShown | null;
  /** Work for the browser, as JSON; null: none is asked for. */
  challenge?: string | null;
  help?: Help | null;
}

/** How far the matter is, in steps that a customer understands. */
export const trackingStages = [
  'received',
  'grouped',
  'owned',
  'decided',
  'fixing',
  'checking',
  'done',
] as const;
export type TrackingStage = (typeof trackingStages)[number];

/** What a customer is told of how it stands: the part of their page that can be said in words. */
export interface StatusFacts {
  locale: Locale;
  timeZone: string;
  /** The case that it is; null: it is asked about the theme alone. */
  matter: CustomerCase | null;
  stage: TrackingStage;
  others: number;
  aside: 'watching' | 'declined' | null;
  declinedReason: string | null;
}

export interface TrackingPageProps {
  locale: Locale;
  organization: string;
  /** The organisation's: the server that makes the page does not know the reader's. */
  timeZone: string;
  caseCode: string;
  receivedAt: string;
  stage: TrackingStage;
  /** Others who said something like this; shown from five on. */
  others: number;
  /** Watching: seen, and nothing is done about it for now. Declined: nothing will be. */
  aside: 'watching' | 'declined' | null;
  declinedReason: string | null;
  /** The answer was sent a moment ago. */
  thanks: boolean;
  /** The organisation's own words of thanks, and their language. */
  thanksWords: { text: string; locale: Locale } | null;
  isUrgent: boolean;
  /** The case that it is; null: the comment has none. */
  matter: CustomerCase | null;
  /** Of a comment without a case: what its writer was told, and whether it is asked how it turned out. */
  told: readonly SaidLine[];
  asksOutcome: boolean;
  forms: CustomerFormState;
  /** Where the page is, without a slash at the end. */
  path: string;
  /** Somebody of the staff looks at it. */
  isPreview: boolean;
  /** Where the person says how they like to be reached; null where nobody left an address. */
  preferencesUrl: string | null;
  url: string;
  help?: Help | null;
}

/** The top ten of a closed week, for people without an account. */
export interface ReportPageProps {
  locale: Locale;
  organization: string;
  report: TopTen;
  help?: Help | null;
}

/** The weekly digest by mail is to be turned off, was turned off, or was turned on again. */
/** Whether it was useful to be told something. */
export interface RatingPageProps {
  locale: Locale;
  organization: string;
  alert: AlertType;
  /** What was said, if it was; `wanted`: what the link says, and nothing is counted yet. */
  rating: 'yes' | 'no' | 'too_many' | null;
  wanted: 'yes' | 'no' | 'too_many' | null;
}

export interface MutePageProps {
  locale: Locale;
  organization: string;
  state: 'asked' | 'muted' | 'resumed';
  help?: Help | null;
}

/** What keeps a supplier's report from being stored, by field; `form` for the whole. */
export type SupplierErrors = Partial<
  Record<
    'state' | 'text' | 'expectedOn' | 'form',
    'state' | 'too_long' | 'text_missing' | 'date' | 'date_range' | 'trap'
  >
>;

/** What a supplier has filled in about one theme; empty strings where nothing was. */
export interface SupplierDraft {
  themeId: string;
  state: string;
  text: string;
  expectedOn: string;
}

/** A theme as far as the supplier who causes it may see it. */
export interface SupplierPageTheme {
  id: string;
  label: string;
  isPrevented: boolean;
  /** Comments of the last 7 and 30 days, and per week for 12 weeks, oldest first. */
  count7: number;
  count30: number;
  weeks: number[];
  quotes: { text: string; at: string }[];
  decision: string | null;
  target: { metric: 'count' | 'rate'; goal: number; on: string } | null;
  dueOn: string | null;
  /** Whom to ask. */
  contact: string | null;
  /** What is this supplier's to do. */
  actions: { what: string; dueOn: string | null; isDone: boolean }[];
  /** What the supplier said last. */
  last: {
    state: SupplierState;
    text: string | null;
    expectedOn: string | null;
    reportedBy: string;
    reportedAt: string;
  } | null;
}

/** The themes that a supplier causes, for whoever holds its link. */
export interface SupplierPageProps {
  locale: Locale;
  organization: string;
  supplier: string;
  /** Whom the link is for. */
  name: string;
  /** What contacts are counted per 100 of. */
  driver: string | null;
  themes: SupplierPageTheme[];
  /** How many there are beyond those. */
  more: number;
  /** Names this filling-in, so that sending it twice stores it once. */
  submission: string;
  draft: SupplierDraft | null;
  errors: SupplierErrors;
  /** The theme of a report that was stored a moment ago. */
  reported: string | null;
  help?: Help | null;
}

/** How a customer likes to be reached, for whoever holds the link to that. */
export interface PreferencesPageProps {
  locale: Locale;
  organization: string;
  /** The organisation's: the server that makes the page does not know the reader's. */
  timeZone: string;
  /** What was done a moment ago. */
  state: 'shown' | 'saved' | 'withdrawn' | 'not_asked' | 'no_alerts' | 'stopped' | 'resumed';
  /** The one that is liked best first; none: nothing was said. */
  /** Occasions on which they want to be told nothing unasked. */
  alertsOff: readonly AlertType[];
  channels: readonly ReachChannel[];
  hours: readonly ReachHour[];
  wantedLocale: Locale | null;
  /** So much of the addresses that whose they are knows them again; null: there is none. */
  email: string | null;
  phone: string | null;
  /** What the person agreed to, as far as it holds. */
  consents: readonly {
    id: string;
    channel: ReachChannel;
    text: string;
    textLocale: Locale;
    givenAt: string;
  }[];
  /** They want no contact at all. */
  isStopped: boolean;
  /** They want no questions. */
  isNotAsked: boolean;
  help?: Help | null;
}

/** An invitation that is answered no more. */
export interface InvitationPageProps {
  locale: Locale;
  organization: string;
  /** The organisation's: the server that makes the page does not know the reader's. */
  timeZone: string;
  state: 'answered' | 'expired' | 'test';
  answeredAt: string | null;
  /** Where to see what became of the answer. */
  caseUrl: string | null;
  /** Where to answer all the same, without being invited. */
  openUrl: string | null;
  help?: Help | null;
}

export interface NoticePageProps {
  locale: Locale;
  kind: 'not_found' | 'erased' | 'link_ended' | 'too_many' | 'too_large' | 'away';
  /** Null where it is not known whose page was looked for. */
  organization?: string | null;
  help?: Help | null;
}

/** What `web/dist/public/server/pages.js` exports: whole HTML documents. */
export interface PublicPages {
  surveyPage: (props: SurveyPageProps) => string;
  trackingPage: (props: TrackingPageProps) => string;
  customerDataPage: (props: CustomerDataProps) => string;
  caseLookupPage: (props: CaseLookupProps) => string;
  /** The same in a few sentences, for whoever says it on the telephone. */
  statusText: (facts: StatusFacts) => string;
  reportPage: (props: ReportPageProps) => string;
  ratingPage: (props: RatingPageProps) => string;
  mutePage: (props: MutePageProps) => string;
  supplierPage: (props: SupplierPageProps) => string;
  embedThanksPage: (props: EmbedThanksProps) => string;
  embedTestPage: (props: EmbedTestProps) => string;
  preferencesPage: (props: PreferencesPageProps) => string;
  invitationPage: (props: InvitationPageProps) => string;
  openPage: (props: OpenPageProps) => string;
  noticePage: (props: NoticePageProps) => string;
}
