import type { Tx } from './connect.ts';
import { contactsWithin } from './contacts.ts';
import { notifyLive } from './live.ts';
import { appendMessages } from './messages.ts';
import type { ThemeStatus } from './theme-columns.ts';

/** In the order in which a council looks at them. */
export const digestParts = [
  'new',
  'rising',
  'regressed',
  'overdue',
  'unowned',
  'verified',
] as const;
export type DigestPart = (typeof digestParts)[number];

export interface DigestLine {
  id: string;
  label: string;
  status: ThemeStatus;
  owner: { id: string; name: string } | null;
  dueOn: string | null;
  /** Comments of the week, and of the week before. */
  count: number;
  before: number;
  /** Of rising ones: heard in the last `days` days, and as many as the weeks before let expect. */
  rise: { days: number; heard: number; expected: number } | null;
}

/** What a week was like: its themes in the parts of the digest, each part with all it holds. */
export interface Digest {
  weekStart: string;
  /** Instants at which the week before it, the week and the week after it begin, ISO 8601. */
  startsBefore: string;
  starts: string;
  ends: string;
  /** Comments of the week, and of the week before. */
  comments: number;
  before: number;
  parts: Record<DigestPart, { count: number; lines: DigestLine[] }>;
}

/** What the engine judges of a theme. */
export interface Movement {
  isNew: boolean;
  isRising: boolean;
  days: number;
  recent: number;
  /** Null: there is too little to expect anything from. */
  expected: number | null;
}

/** Lines of one part; further ones are counted and found on the board. */
const MOST_LINES = 20;
const TOP = 10;

interface ThemeOfWeek extends Omit<DigestLine, 'owner' | 'rise'> {
  ownerId: string | null;
  ownerName: string | null;
  isActive: boolean;
  isOverdue: boolean;
  isVerified: boolean;
  isRegressed: boolean;
}

/**
 * Works out the digest of a week of the organisation's calendar, until now where it still runs.
 * @param movementOf says what the engine makes of a theme, as of now.
 */
export async function readDigest(
  tx: Tx,
  weekStart: string,
  movementOf: (theme: { id: string }) => Movement,
): Promise<Digest> {
  const week = await readWeek(tx, weekStart);
  const themes = await listThemesOfWeek(tx, weekStart);
  const top = new Set(themes.filter(({ count }) => count > 0).slice(0, TOP));
  const isIn: Record<DigestPart, (theme: ThemeOfWeek) => boolean> = {
    new: (theme) => theme.isActive && movementOf(theme).isNew,
    rising: (theme) => movementOf(theme).isRising,
    regressed: (theme) => theme.isRegressed,
    overdue: (theme) => theme.isOverdue,
    unowned: (theme) => theme.isActive && theme.ownerId === null && top.has(theme),
    verified: (theme) => theme.isVerified,
  };
  const partOf = (part: DigestPart) => {
    const found = themes.filter(isIn[part]);
    const lines = found.slice(0, MOST_LINES).map((theme) => lineOf(theme, movementOf(theme)));
    return { count: found.length, lines };
  };
  const parts = Object.fromEntries(digestParts.map((part) => [part, partOf(part)]));
  return { ...week, parts: parts as Digest['parts'] };
}

function lineOf(theme: ThemeOfWeek, movement: Movement): DigestLine {
  const { id, label, status, ownerId, ownerName, dueOn, count, before } = theme;
  const { isRising, days, recent, expected } = movement;
  const owner = ownerId !== null && ownerName !== null ? { id: ownerId, name: ownerName } : null;
  const rise =
    isRising && expected !== null
      ? { days, heard: recent, expected: Math.round(expected * 10) / 10 }
      : null;
  return { id, label, status, owner, dueOn, count, before, rise };
}

/** Instants at which the week and the one before begin, and the week ends: now, while it runs. */
const spanOf = (tx: Tx, weekStart: string) => tx`(
  select (day - interval '7 days') at time zone time_zone as starts_before,
    day at time zone time_zone as starts,
    (day + interval '7 days') at time zone time_zone as ends,
    least((now() at time zone time_zone)::date, (day + interval '7 days')::date) as today
  from organization, (select ${weekStart}::date::timestamp as day) as given
  where id = app_org())`;

async function readWeek(tx: Tx, weekStart: string): Promise<Omit<Digest, 'parts'>> {
  const [row] = await tx<
    [{ startsBefore: Date; starts: Date; ends: Date; comments: number; before: number }]
  >`
    select starts_before, starts, ends,
      ${contactsWithin(tx, tx`occurred_at >= starts and occurred_at < ends`)} as comments,
      ${contactsWithin(tx, tx`occurred_at >= starts_before and occurred_at < starts`)} as before
    from ${spanOf(tx, weekStart)} as span`;
  const { startsBefore, starts, ends, comments, before } = row;
  return {
    weekStart,
    startsBefore: startsBefore.toISOString(),
    starts: starts.toISOString(),
    ends: ends.toISOString(),
    comments,
    before,
  };
}

/** All themes but merged ones with what happened to them in a week, most comments first. */
function listThemesOfWeek(tx: Tx, weekStart: string) {
  return tx<ThemeOfWeek[]>`
    select t.id, t.label, t.status, t.owner_id, owner.name as owner_name, t.due_on, is_active,
      coalesce(is_active and t.due_on < today, false) as is_overdue,
      coalesce(t.verified_at >= starts and t.verified_at < ends, false) as is_verified,
      coalesce(is_active and t.regressed_at >= starts and t.regressed_at < ends, false)
        as is_regressed,
      (select count(*)::int from placement p where p.org_id = app_org() and p.theme_id = t.id
        and p.occurred_at >= starts and p.occurred_at < ends) as count,
      (select count(*)::int from placement p where p.org_id = app_org() and p.theme_id = t.id
        and p.occurred_at >= starts_before and p.occurred_at < starts) as before
    from ${spanOf(tx, weekStart)} as span, theme t
      cross join lateral (select t.status in (
        'heard', 'grouped', 'owned', 'decided', 'being_fixed', 'verifying') as is_active) as state
      left join member owner on owner.org_id = t.org_id and owner.id = t.owner_id
    where t.org_id = app_org() and t.removed_at is null and t.status <> 'merged'
    order by count desc, t.id`;
}

/** Whether it is the week before the running one, by the organisation's calendar. */
export async function isLastFullWeek(tx: Tx, weekStart: string): Promise<boolean> {
  const [row] = await tx<[{ isLast: boolean }]>`
    select week_of(now(), time_zone, first_weekday) - 7 = ${weekStart}::date as is_last
    from organization where id = app_org()`;
  return row.isLast;
}

/**
 * Keeps the digest of a week that is over, and tells everybody whose work it is.
 * @returns false when it was kept before: then nothing changes and nobody is told again.
 */
export async function storeDigest(tx: Tx, digest: Digest): Promise<boolean> {
  const { weekStart } = digest;
  const [made] = await tx<{ orgId: string }[]>`
    insert into digest (org_id, week_start, data)
    values (app_org(), ${weekStart}, ${JSON.stringify(digest)}::text::jsonb)
    on conflict (org_id, week_start) do nothing returning org_id`;
  if (!made) return false;
  const members = await tx<{ id: string }[]>`
    select id from member
    where org_id = app_org() and disabled_at is null
      and role in ('owner', 'council', 'chair', 'admin')`;
  await appendMessages(
    tx,
    members.map(({ id }) => ({
      kind: 'digest',
      memberId: id,
      once: `digest ${weekStart}`,
      data: { weekStart },
    })),
  );
  await notifyLive(tx, made.orgId, 'messages');
  return true;
}

export async function findDigest(tx: Tx, weekStart: string): Promise<Digest | undefined> {
  const [row] = await tx<{ data: Digest }[]>`
    select data from digest where org_id = app_org() and week_start = ${weekStart}`;
  return row?.data;
}

/** The weeks that have a digest, the latest first. */
export async function listDigestWeeks(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx<{ weekStart: string }[]>`
    select week_start from digest where org_id = app_org() order by week_start desc limit ${limit}`;
  return rows.map(({ weekStart }) => weekStart);
}
