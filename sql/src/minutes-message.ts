import type { DecisionKind } from './theme-columns.ts';

/** Something that a meeting gave somebody: a decision on their theme, a theme, an action. */
export interface GivenItem {
  act: string;
  theme: string;
  decisionKind: DecisionKind | null;
  text: string | null;
  dueOn: string | null;
}

/** What a message about minutes is made of. */
export interface MinutesData {
  councilId: string;
  council: string;
  /** By which the meeting is known, and when it was. */
  plannedOn: string;
  day: string;
  /** Above 1: they were corrected. */
  revision: number;
  isQuorumMet: boolean;
  given: GivenItem[];
  next: { plannedOn: string; day: string; starts: string; place: string | null } | null;
  /** The next meeting as a calendar file (RFC 5545). */
  calendar: string | null;
}
