import { changeOf, countHeard } from '@vocero/sql/heard';
import type { ThemeRow } from '@vocero/sql/themes';
import type { Trend } from '@vocero/workers/engine/trends/trend';
import { activeStatuses } from './contract/status.ts';
import type { Flag, Theme } from './contract/themes.ts';
import type { Wire } from './serve.ts';

/** A theme as the API shows it, before its instants are written out. */
export type ThemeAnswer = Wire<Theme> & { flags: readonly Flag[] };

export function toTheme(row: ThemeRow, trend: Trend): ThemeAnswer {
  const heard = countHeard(row);
  return {
    id: row.id,
    label: row.label,
    autoLabel: row.labelBy === 'person' ? row.autoLabel : null,
    terms: row.terms,
    count: row.count,
    count7: heard.count7,
    count30: heard.count30,
    weeks: heard.weeks,
    change: changeOf(heard),
    trend: {
      days: trend.days,
      heard: trend.recent,
      expected: trend.expected,
      chance: trend.corrected,
      reach: trend.reach,
    },
    unseen: row.unseen,
    meToos: row.meToos,
    status: row.status,
    statusSince: row.statusSince,
    owner: named(row.ownerId, row.ownerName),
    department: named(row.departmentId, row.departmentName),
    dueOn: row.dueOn,
    flags: flagsOf(row, trend),
    decisionKind: row.decisionKind,
    verifiedAt: row.verifiedAt,
    regressedAt: row.regressedAt,
    quote: row.quote,
    lastHeardAt: row.lastHeardAt,
    version: row.version,
  };
}

function flagsOf(row: ThemeRow, trend: Trend): Flag[] {
  const raised: Record<Flag, boolean> = {
    new: trend.isNew && activeStatuses.has(row.status),
    rising: trend.isRising,
    regressed: row.regressedAt !== null && activeStatuses.has(row.status),
    no_owner: row.ownerId === null && activeStatuses.has(row.status),
    overdue: row.isPastDue && activeStatuses.has(row.status),
    stalled: row.isStalled,
  };
  return (Object.keys(raised) as Flag[]).filter((flag) => raised[flag]);
}

const named = (id: string | null, name: string | null) =>
  id !== null && name !== null ? { id, name } : null;
