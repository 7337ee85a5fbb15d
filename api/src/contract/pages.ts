import type { SupplierState } from './suppliers.ts';
import type { TopTen } from './top-ten.ts';
import type { Locale } from './values.ts';

/** What a person has filled in so far; empty strings where nothing was. */
export interface SurveyAnswers {
  solved: string;
  treated: string;
  firstTime: string;
  comment: string;
  consent: boolean;
  name: string;
  email: string;
  phone: string;
}

export const surveyFields = ['solved', 'treated', 'firstTime', 'comment', 'email'] as const;
export type SurveyField = (typeof surveyFields)[number];

/** What keeps the answers from being sent, by field; `form` for the whole. */
export type SurveyErrors = Partial<
  Record<
    SurveyField | 'form',
    'empty' | 'comment_missing' | 'too_long' | 'email' | 'contact' | 'trap'
  >
>;

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

/** A survey, or a form, which asks for the comment alone. */
export interface SurveyPageProps {
  locale: Locale;
  kind: 'survey' | 'form';
  organization: string;
  name: string;
  active: boolean;
  /** Names this filling-in, so that sending it twice stores it once. */
  submission: string;
  answers: SurveyAnswers;
  errors: SurveyErrors;
  consentText: string;
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

export interface TrackingPageProps {
  locale: Locale;
  organization: string;
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
  url: string;
}

/** The top ten of a closed week, for people without an account. */
export interface ReportPageProps {
  locale: Locale;
  organization: string;
  report: TopTen;
}

/** The weekly digest by mail is to be turned off, was turned off, or was turned on again. */
export interface MutePageProps {
  locale: Locale;
  organization: string;
  state: 'asked' | 'muted' | 'resumed';
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
}

export interface NoticePageProps {
  locale: Locale;
  kind: 'not_found' | 'too_many' | 'too_large' | 'away';
}

/** What `web/dist/public/server/pages.js` exports: whole HTML documents. */
export interface PublicPages {
  surveyPage: (props: SurveyPageProps) => string;
  trackingPage: (props: TrackingPageProps) => string;
  reportPage: (props: ReportPageProps) => string;
  mutePage: (props: MutePageProps) => string;
  supplierPage: (props: SupplierPageProps) => string;
  noticePage: (props: NoticePageProps) => string;
}
