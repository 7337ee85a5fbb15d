/** One comment of the demo organisation, as it is loaded. */
export interface DemoComment {
  /** Key of a demo theme, or 'none' for a comment that belongs to no theme. */
  theme: string;
  language: 'en' | 'es' | 'bs';
  /** 0 to 83: the demo covers the twelve weeks before it is loaded. */
  daysAgo: number;
  channel: 'survey' | 'form' | 'agent' | 'import';
  text: string;
  /** Code of a starter contact reason. */
  reason: string;
  /** What the register has no reason for, in the agent's own words; the reason is `ot` then. */
  reasonOther?: string;
  kind: 'avoidable' | 'repeat' | 'simple' | 'valued';
  solved?: 'yes' | 'partly' | 'no';
  treated?: 1 | 2 | 3 | 4 | 5;
  firstTime?: 'yes' | 'no' | 'first_contact';
  /** A made-up customer reference; the same one twice is the same person coming back. */
  customer?: string;
}

type Shared = Pick<DemoComment, 'theme' | 'reason' | 'kind'>;
type Row = Omit<DemoComment, keyof Shared> & Partial<Pick<DemoComment, 'reason' | 'kind'>>;

/** Gives every row what its theme has in common; what a row says itself wins. */
export const commentsOf = (shared: Shared, rows: readonly Row[]): readonly DemoComment[] =>
  rows.map((row) => ({ ...shared, ...row }));
