import type { AgainCause } from '../contract/again.ts';

/** One comment of the demo organisation, as it is loaded. */
export interface DemoComment {
  /** Key of a demo theme, or 'none' for a comment that belongs to no theme. */
  theme: string;
  language: 'en' | 'es' | 'bs' | 'hr' | 'sr';
  /** 0 to 83: the demo covers the twelve weeks before it is loaded. */
  daysAgo: number;
  channel: 'survey' | 'form' | 'agent' | 'import';
  text: string;
  /** Code of a starter contact reason. */
  reason: string;
  /** What the register has no reason for, in somebody's own words: it has no reason then. */
  reasonOther?: string;
  kind: 'avoidable' | 'repeat' | 'simple' | 'valued';
  solved?: 'yes' | 'partly' | 'no';
  treated?: 1 | 2 | 3 | 4 | 5;
  firstTime?: 'yes' | 'no' | 'first_contact';
  /** A made-up customer reference; the same one twice is the same person coming back. */
  customer?: string;
  /** Why this customer had to come again, as an agent was told. */
  again?: { cause: AgainCause; text?: string };
}

type Shared = Pick<DemoComment, 'theme' | 'reason' | 'kind'>;
type Row = Omit<DemoComment, keyof Shared> & Partial<Pick<DemoComment, 'reason' | 'kind'>>;

/** Gives every row what its theme has in common; what a row says itself wins. */
export const commentsOf = (shared: Shared, rows: readonly Row[]): readonly DemoComment[] =>
  rows.map((row) => ({ ...shared, ...row }));
