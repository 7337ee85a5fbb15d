import type { Status, ThemeDetail } from '@vocero/api/contract/themes';

export type MarkKind = 'decided' | 'acted' | 'verified' | 'prevented' | 'regressed' | 'moved';

/** Something that happened to a theme while its comments were counted. */
export interface TrendMark {
  /** An instant, or the day. */
  at: string;
  kind: MarkKind;
  status: Status;
}

/** A change of status as the trend tells it. */
interface StatusMark {
  at: string;
  status: Status;
  act: string;
}

type Dates = Pick<ThemeDetail, 'decidedAt' | 'actedOn' | 'verifiedAt' | 'status'>;

/** What is drawn along the weeks, oldest first. What was decided is told once, by the decision itself. */
export function marksOf(theme: Dates, changes: readonly StatusMark[]): TrendMark[] {
  const { decidedAt, actedOn, verifiedAt, status } = theme;
  const written: [MarkKind, string | null][] = [
    ['decided', decidedAt],
    ['acted', actedOn],
    ['verified', verifiedAt],
  ];
  const marks = written.flatMap(([kind, at]) => (at === null ? [] : [{ at, kind, status }]));
  const moves = changes
    .filter((change) => change.status !== 'decided' || decidedAt === null)
    .map((change) => ({ at: change.at, kind: kindOf(change), status: change.status }));
  return [...marks, ...moves].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function kindOf({ act, status }: StatusMark): MarkKind {
  if (act === 'regressed') return 'regressed';
  return status === 'prevented' ? 'prevented' : 'moved';
}
