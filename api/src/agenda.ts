import type { AgendaItem as AgendaRow, CarriedAction } from '@vocero/sql/agenda-items';
import { agendaCodes, type AgendaItem, type AgendaReason } from './contract/agendas.ts';
import type { ThemeRow } from '@vocero/sql/themes';
import type { StuckReport } from '@vocero/sql/supplier-reports';
import type { Flag, Theme } from './contract/themes.ts';

type StoredItem = Omit<AgendaRow, 'seconds'>;

/** So many at most put themselves on an agenda: more could not be spoken of. */
export const MOST_DUE = 50;

/** What a council knows of a theme besides the theme itself. */
export interface AgendaFacts {
  /** Open actions that should be done, the most urgent first. */
  carried: readonly CarriedAction[];
  /** The meeting from which it was put to this one. */
  putOffOn: string | null;
  /** Among the ten that most contacts are about. */
  rank: number | null;
  hasRootCause: boolean;
  /** What its supplier said last, if that calls for the council. */
  stuck: StuckReport | null;
  /** Falls that were verified from this instant on are news. */
  newsFrom: Date;
}

/** What of a theme an agenda goes by. */
export interface AgendaTheme extends Pick<
  ThemeRow,
  | 'id'
  | 'label'
  | 'status'
  | 'ownerId'
  | 'ownerName'
  | 'dueOn'
  | 'decisionKind'
  | 'verifiedAt'
  | 'version'
> {
  flags: readonly Flag[];
  trend: Pick<Theme['trend'], 'days' | 'heard' | 'expected'>;
  count30: number;
}

export interface Candidate {
  theme: AgendaTheme;
  reasons: AgendaReason[];
}

/** Why a council should speak of a theme, the weightiest reason first; empty: it need not. */
export function agendaReasons(theme: AgendaTheme, facts: AgendaFacts): AgendaReason[] {
  const has = (flag: Flag) => theme.flags.includes(flag);
  const { heard, days, expected } = theme.trend;
  const { dueOn, verifiedAt } = theme;
  const found: (AgendaReason | false)[] = [
    facts.carried.length > 0 && carriedReason(facts.carried),
    facts.putOffOn !== null && { code: 'put_off', plannedOn: facts.putOffOn },
    has('regressed') && { code: 'regressed' },
    has('overdue') && dueOn !== null && { code: 'overdue', dueOn },
    has('no_owner') && facts.rank !== null && { code: 'unowned', rank: facts.rank },
    has('rising') && { code: 'rising', days, heard, expected },
    ...stuckReasons(facts),
    needsDecision(theme, facts) && { code: 'decide' },
    isLeftWithoutEnd(theme) && { code: 'leave_endless' },
    verifiedAt !== null &&
      verifiedAt >= facts.newsFrom && { code: 'win', verifiedAt: verifiedAt.toISOString() },
  ];
  return found.filter((reason) => reason !== false);
}

function stuckReasons({ stuck, newsFrom }: AgendaFacts): AgendaReason[] {
  if (!stuck) return [];
  const { supplier, state, expectedOn, isLate, reportedAt } = stuck;
  if (isLate && expectedOn !== null) return [{ code: 'supplier_late', supplier, expectedOn }];
  if (state !== 'cannot' || reportedAt < newsFrom) return [];
  return [{ code: 'supplier_cannot', supplier }];
}

function carriedReason(actions: readonly CarriedAction[]): AgendaReason {
  const { what, ownerName, dueOn, isOverdue } = actions[0]!;
  return { code: 'carried', count: actions.length, what, ownerName, dueOn, isOverdue };
}

const needsDecision = ({ status, decisionKind }: AgendaTheme, { hasRootCause }: AgendaFacts) =>
  status === 'owned' && hasRootCause && decisionKind === null;

const isLeftWithoutEnd = ({ status, decisionKind, dueOn }: AgendaTheme) =>
  decisionKind === 'leave' && dueOn === null && (status === 'decided' || status === 'watching');

/** Those that are due by themselves in the order of their reasons, the loudest first within one. */
export const inAgendaOrder = (candidates: readonly Candidate[]): Candidate[] =>
  candidates
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted(
      (a, b) => weightOf(a) - weightOf(b) || b.theme.count30 - a.theme.count30 || byId(a, b),
    );

const weightOf = ({ reasons }: Candidate) => {
  const first = reasons[0]!;
  const isLate = first.code === 'carried' && first.isOverdue;
  return 2 * agendaCodes.indexOf(first.code) + (isLate ? 0 : 1);
};

const byId = (a: Candidate, b: Candidate) => (a.theme.id < b.theme.id ? -1 : 1);

/**
 * An agenda as it stands: what people arranged stays as they did, whatever became due since is added
 * at the end of what is on it.
 */
export function composeAgenda(
  candidates: readonly Candidate[],
  stored: readonly StoredItem[],
): { items: AgendaItem[]; moreDue: number } {
  const known = new Map(candidates.map((candidate) => [candidate.theme.id, candidate]));
  const arranged = stored.flatMap((item) => {
    const candidate = known.get(item.themeId);
    return candidate ? [showItem(candidate, item)] : [];
  });
  const taken = new Set(stored.map(({ themeId }) => themeId));
  const fresh = inAgendaOrder(candidates).filter(({ theme }) => !taken.has(theme.id));
  const on = arranged.filter(({ state }) => state === 'on');
  const room = Math.max(0, MOST_DUE - on.length);
  const due = fresh
    .slice(0, room)
    .map((one) => showItem(one, { themeId: one.theme.id, state: 'on', addedBy: null }));
  const aside = arranged.filter(({ state }) => state !== 'on');
  return { items: [...on, ...due, ...aside], moreDue: Math.max(0, fresh.length - room) };
}

function showItem({ theme, reasons }: Candidate, { state, addedBy }: StoredItem): AgendaItem {
  const { id: themeId, label, status, ownerId, ownerName } = theme;
  const owner = ownerId !== null && ownerName !== null ? { id: ownerId, name: ownerName } : null;
  const added = addedBy ? [{ code: 'added' as const, name: addedBy.name }] : [];
  return { themeId, label, status, owner, state, reasons: [...reasons, ...added] };
}
