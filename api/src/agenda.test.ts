import { expect, test } from 'vitest';
import {
  agendaReasons,
  composeAgenda,
  inAgendaOrder,
  MOST_DUE,
  type AgendaFacts,
  type AgendaTheme,
  type Candidate,
} from './agenda.ts';
import { agendaCodes, type AgendaReason } from './contract/agendas.ts';

const theme: AgendaTheme = {
  id: 'a',
  label: 'Late letters',
  status: 'owned',
  ownerId: 'm',
  ownerName: 'Ana',
  dueOn: null,
  decisionKind: null,
  verifiedAt: null,
  version: 1,
  flags: [],
  trend: { days: 7, heard: 9, expected: 3 },
  count30: 10,
};
const nothing: AgendaFacts = {
  carried: [],
  putOffOn: null,
  rank: null,
  hasRootCause: false,
  stuck: null,
  newsFrom: new Date('2026-03-03T09:00:00Z'),
};
const codes = (change: Partial<AgendaTheme>, facts: Partial<AgendaFacts> = {}) =>
  agendaReasons({ ...theme, ...change }, { ...nothing, ...facts }).map(({ code }) => code);
const late = {
  themeId: 'a',
  what: 'Write',
  ownerName: 'Ana',
  dueOn: '2026-03-01',
  isOverdue: true,
};

test('a theme that needs nothing is on no agenda', () => {
  expect(codes({})).toEqual([]);
});

test('each thing that a council should hear of is a reason, the weightiest first', () => {
  const flags = ['rising', 'overdue', 'regressed'] as const;
  const verifiedAt = new Date('2026-03-05T09:00:00Z');
  expect(
    codes({ flags, dueOn: '2026-03-02', verifiedAt }, { carried: [late], hasRootCause: true }),
  ).toEqual(['carried', 'regressed', 'overdue', 'rising', 'decide', 'win']);
});

test('nobody’s theme is told of only among the ten that most contacts are about', () => {
  const flags = ['no_owner'] as const;
  expect(codes({ flags }, { rank: 3 })).toEqual(['unowned']);
  expect(codes({ flags })).toEqual([]);
});

test('a decision is needed once the root cause is known, and not before', () => {
  expect(codes({}, { hasRootCause: true })).toEqual(['decide']);
  expect(codes({ decisionKind: 'improve' }, { hasRootCause: true })).toEqual([]);
  expect(codes({ status: 'heard' }, { hasRootCause: true })).toEqual([]);
});

test('what was left is asked about again unless it has a day', () => {
  const left = { status: 'decided', decisionKind: 'leave' } as const;
  expect(codes(left)).toEqual(['leave_endless']);
  expect(codes({ ...left, dueOn: '2026-12-01' })).toEqual([]);
});

test('a verified fall is news only since the last meeting', () => {
  expect(codes({ verifiedAt: new Date('2026-03-03T09:00:00Z') })).toEqual(['win']);
  expect(codes({ verifiedAt: new Date('2026-03-03T08:59:59Z') })).toEqual([]);
});

test('a supplier past its own day is heard of until it reports anew, one that cannot but once', () => {
  const stuck = {
    supplier: 'Ferro Parts',
    state: 'cannot' as const,
    expectedOn: null,
    isLate: false,
    reportedAt: new Date('2026-03-03T09:00:00Z'),
  };
  expect(codes({}, { stuck })).toEqual(['supplier_cannot']);
  const before = new Date('2026-03-03T08:59:59Z');
  expect(codes({}, { stuck: { ...stuck, reportedAt: before } })).toEqual([]);
  const late = { ...stuck, state: 'working' as const, expectedOn: '2026-03-01', isLate: true };
  expect(codes({}, { stuck: { ...late, reportedAt: before } })).toEqual(['supplier_late']);
});

const candidate = (id: string, count30: number, ...reasons: AgendaReason[]): Candidate => ({
  theme: { ...theme, id, count30 },
  reasons,
});
const carried = (isOverdue: boolean): AgendaReason => ({
  ...{ code: 'carried', count: 1, what: 'Write', ownerName: null, dueOn: null, isOverdue },
});
const regressed: AgendaReason = { code: 'regressed' };
const decide: AgendaReason = { code: 'decide' };
const idsOf = (candidates: readonly Candidate[]) => candidates.map((one) => one.theme.id);

test('reasons order an agenda, overdue actions before unfinished ones, then the loudest first', () => {
  const all = [
    candidate('quiet', 1, regressed),
    candidate('none', 99),
    candidate('loud', 9, regressed),
    candidate('open', 50, carried(false)),
    candidate('undecided', 80, decide),
    candidate('late', 2, carried(true)),
  ];
  expect(idsOf(inAgendaOrder(all))).toEqual(['late', 'open', 'loud', 'quiet', 'undecided']);
});

test('the order of reasons is the order in which a council hears of them', () => {
  expect(agendaCodes.slice(0, 6)).toEqual([
    'carried',
    'put_off',
    'regressed',
    'overdue',
    'unowned',
    'rising',
  ]);
});

test('what people arranged stays, what became due since comes at its end', () => {
  const all = [
    candidate('a', 1, decide),
    candidate('b', 1, regressed),
    candidate('new', 1, carried(true)),
    candidate('settled', 1),
    candidate('away', 1, regressed),
  ];
  const stored = ['a', 'settled', 'b'].map((themeId) => ({
    themeId,
    state: 'on' as const,
    addedBy: null,
  }));
  const away = { themeId: 'away', state: 'next' as const, addedBy: null };
  const gone = { themeId: 'merged since', state: 'on' as const, addedBy: null };
  const { items } = composeAgenda(all, [...stored, away, gone]);
  expect(items.map(({ themeId, state }) => `${themeId} ${state}`)).toEqual([
    'a on',
    'settled on',
    'b on',
    'new on',
    'away next',
  ]);
  expect(items[1]!.reasons).toEqual([]);
});

test('no more put themselves on an agenda than could be spoken of, and the rest is counted', () => {
  const many = Array.from({ length: MOST_DUE + 7 }, (_, i) =>
    candidate(`t${String(i).padStart(3, '0')}`, 1, decide),
  );
  const { items, moreDue } = composeAgenda(many, []);
  expect([items.length, moreDue]).toEqual([MOST_DUE, 7]);
});
