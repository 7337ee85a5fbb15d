import type { Tx } from './connect.ts';
import { appendMessages } from './messages.ts';

/**
 * Whether kiosk `k` of organisation `o` has been silent for too long: only while it is open, and
 * counted from its opening at the earliest, so that no morning begins with a message.
 */
export const kioskSilence = (tx: Tx) => tx`coalesce((
  select extract(isodow from local)::int = any(k.open_days)
    and (k.opens_at is null or local::time between k.opens_at and k.closes_at)
    and local - greatest(seen, case
      when k.opens_at is null and cardinality(k.open_days) = 7 then seen
      else local::date + coalesce(k.opens_at, '00:00'::time) end)
      >= make_interval(mins => k.alert_minutes)
  from (select now() at time zone o.time_zone as local,
    k.last_seen_at at time zone o.time_zone as seen) as clock), false)`;

const paired = (tx: Tx) => tx`
  kiosk k join organization o on o.id = k.org_id
  where k.org_id = app_org() and k.archived_at is null and k.token_hash is not null`;

/** A name for what there is to tell of kiosks now; null: nothing. */
export async function kiosksToTell(tx: Tx): Promise<string | null> {
  const [row] = await tx<[{ name: string | null }]>`
    select string_agg(k.id || ' ' || k.last_seen_at || ' ' || (k.alerted_at is null), ',' order by k.id)
      as name
    from ${paired(tx)} and (
      (k.alerted_at is null and ${kioskSilence(tx)}) or k.alerted_at < k.last_seen_at)`;
  return row.name;
}

/**
 * Tells managers of kiosks that fell silent, and of those that are back. Each silence is told once,
 * whatever clocks do: it is named by when the kiosk was last seen.
 * @returns how many kiosks there was something to tell of.
 */
export async function tellOfKiosks(tx: Tx): Promise<number> {
  const silent = await tx<Told[]>`
    update kiosk set alerted_at = now()
    from (select k.id from ${paired(tx)} and k.alerted_at is null and ${kioskSilence(tx)}
      for update of k) as quiet
    where kiosk.org_id = app_org() and kiosk.id = quiet.id
    returning kiosk.id, kiosk.name, kiosk.place_id, kiosk.last_seen_at as since`;
  const back = await tx<Told[]>`
    update kiosk set alerted_at = null
    from (select k.id, k.alerted_at from ${paired(tx)} and k.alerted_at < k.last_seen_at
      for update of k) as heard
    where kiosk.org_id = app_org() and kiosk.id = heard.id
    returning kiosk.id, kiosk.name, kiosk.place_id, heard.alerted_at as since`;
  for (const kiosk of silent) await tell(tx, kiosk, 'silent');
  for (const kiosk of back) await tell(tx, kiosk, 'back');
  return silent.length + back.length;
}

interface Told {
  id: string;
  name: string;
  placeId: string | null;
  since: Date;
}

async function tell(tx: Tx, kiosk: Told, state: 'silent' | 'back'): Promise<void> {
  const managers = await tx<{ id: string }[]>`
    select id from member
    where org_id = app_org() and role in ('chair', 'admin') and disabled_at is null order by id`;
  const data = await kioskFacts(tx, { ...kiosk, state });
  await appendMessages(
    tx,
    managers.map(({ id }) => ({
      kind: 'kiosk_silent',
      memberId: id,
      once: `kiosk_${state} ${kiosk.id} ${kiosk.since.toISOString()}`,
      data,
    })),
  );
}

/** What the message about a kiosk is made of: its name, its place, since when by their own clock. */
async function kioskFacts(tx: Tx, { name, placeId, since, state }: Told & { state: string }) {
  const [row] = await tx<[{ place: string | null; at: string }]>`
    select (select name from place where org_id = app_org() and id = ${placeId}) as place,
      to_char(${since}::timestamptz at time zone time_zone, 'YYYY-MM-DD HH24:MI') as at
    from organization where id = app_org()`;
  return { kiosk: name, place: row.place ?? 'none', since: row.at, state };
}

/**
 * The message about a silent kiosk, as a trial to one member.
 * @returns its id; undefined where there is no such kiosk.
 */
export async function tryKioskAlert(tx: Tx, id: string, memberId: string, trial: string) {
  const [kiosk] = await tx<Told[]>`
    select id, name, place_id, coalesce(last_seen_at, created_at) as since
    from kiosk where org_id = app_org() and id = ${id} and archived_at is null`;
  if (!kiosk) return undefined;
  const data = await kioskFacts(tx, { ...kiosk, state: 'trial' });
  const once = `kiosk_trial ${id} ${trial}`;
  const [message] = await appendMessages(tx, [{ kind: 'kiosk_silent', memberId, once, data }]);
  return message;
}
