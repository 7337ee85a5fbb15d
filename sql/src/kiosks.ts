import type { Tx } from './connect.ts';
import { kioskSilence } from './kiosk-silence.ts';

export interface Kiosk {
  id: string;
  name: string;
  placeId: string | null;
  place: string | null;
  surveyId: string;
  survey: string;
  active: boolean;
  version: number;
  /** What the survey asks; null: as it comes. */
  doc: unknown;
  surveyKind: 'survey' | 'form';
  locales: string[];
  resetSeconds: number;
  idleSeconds: number;
  alertMinutes: number | null;
  /** `08:00`; null with `closesAt`. */
  opensAt: string | null;
  closesAt: string | null;
  openDays: number[];
  isPaired: boolean;
  pairingEndsAt: Date | null;
  lastSeenAt: Date | null;
  isSilent: boolean;
  waiting: number;
  parked: number;
  parkedWhy: string | null;
  storage: 'kept' | 'memory' | 'full';
  appVersion: string | null;
  today: number;
  todayFrom: Date;
  week: number;
  flagged: number;
  unfinished: number;
}

const columns = (tx: Tx) => tx`
  k.id, k.name, k.place_id, place.name as place, k.survey_id, survey.name as survey,
  survey.active, survey.version, survey.kind as survey_kind, published.doc, k.locales,
  k.reset_seconds, k.idle_seconds, k.alert_minutes, to_char(k.opens_at, 'HH24:MI') as opens_at,
  to_char(k.closes_at, 'HH24:MI') as closes_at, k.open_days, k.token_hash is not null as is_paired,
  case when k.pairing_ends_at > now() then k.pairing_ends_at end as pairing_ends_at, k.last_seen_at,
  k.token_hash is not null
    and (coalesce(k.alerted_at >= k.last_seen_at, false) or ${kioskSilence(tx)}) as is_silent,
  k.waiting, k.parked, k.parked_why, k.storage, k.app_version,
  counted.today, date_trunc('day', now(), o.time_zone) as today_from, counted.week, counted.flagged, counted.unfinished`;

const source = (tx: Tx) => tx`
  kiosk k join organization o on o.id = k.org_id
    join survey on survey.org_id = k.org_id and survey.id = k.survey_id
    left join place on place.org_id = k.org_id and place.id = k.place_id
    left join survey_version published on published.org_id = k.org_id
      and published.survey_id = k.survey_id and published.version = survey.version
    cross join lateral (
      select count(*)::int as week,
        count(*) filter (where a.given_at >= date_trunc('day', now(), o.time_zone))::int as today,
        count(*) filter (where 'burst' = any(f.flags))::int as flagged,
        count(*) filter (where not a.is_finished)::int as unfinished
      from kiosk_answer a join feedback f on f.org_id = a.org_id and f.id = a.feedback_id
      where a.org_id = k.org_id and a.kiosk_id = k.id
        and a.given_at > now() - interval '7 days') as counted`;

/** Those in use, by name. */
export function listKiosks(tx: Tx) {
  return tx<Kiosk[]>`
    select ${columns(tx)} from ${source(tx)}
    where k.org_id = app_org() and k.archived_at is null order by lower(k.name), k.id`;
}

export async function readKiosk(tx: Tx, id: string) {
  const [row] = await tx<Kiosk[]>`
    select ${columns(tx)} from ${source(tx)}
    where k.org_id = app_org() and k.id = ${id} and k.archived_at is null`;
  return row;
}

export interface KioskSettings {
  name: string;
  placeId: string | null;
  surveyId: string;
  locales: readonly string[];
  resetSeconds: number;
  idleSeconds: number;
  alertMinutes: number | null;
  opensAt: string | null;
  closesAt: string | null;
  openDays: readonly number[];
}

/** @throws PostgresError `kiosk_name_key`; a foreign key where survey or place are none of ours. */
export async function insertKiosk(
  tx: Tx,
  { locales, openDays, ...kiosk }: KioskSettings & { pinHash: string },
) {
  const [row] = await tx<[{ id: string }]>`
    insert into kiosk (org_id, name, place_id, survey_id, locales, pin_hash, reset_seconds,
      idle_seconds, alert_minutes, opens_at, closes_at, open_days)
    values (app_org(), ${kiosk.name}, ${kiosk.placeId}, ${kiosk.surveyId}, ${[...locales]}::text[],
      ${kiosk.pinHash}, ${kiosk.resetSeconds}, ${kiosk.idleSeconds}, ${kiosk.alertMinutes},
      ${kiosk.opensAt}, ${kiosk.closesAt}, ${[...openDays]}::int[])
    returning id`;
  return row.id;
}

/** Holds a kiosk until the transaction ends. */
export async function lockKiosk(tx: Tx, id: string) {
  const [row] = await tx<(KioskSettings & { id: string; pinHash: string })[]>`
    select id, name, place_id, survey_id, locales, reset_seconds, idle_seconds, alert_minutes,
      to_char(opens_at, 'HH24:MI') as opens_at, to_char(closes_at, 'HH24:MI') as closes_at,
      open_days, pin_hash
    from kiosk where org_id = app_org() and id = ${id} and archived_at is null for update`;
  return row;
}

export async function updateKiosk(
  tx: Tx,
  id: string,
  { locales, openDays, ...kiosk }: KioskSettings & { pinHash: string },
): Promise<void> {
  await tx`
    update kiosk set name = ${kiosk.name}, place_id = ${kiosk.placeId},
      survey_id = ${kiosk.surveyId}, locales = ${[...locales]}::text[], pin_hash = ${kiosk.pinHash},
      reset_seconds = ${kiosk.resetSeconds}, idle_seconds = ${kiosk.idleSeconds},
      alert_minutes = ${kiosk.alertMinutes}, opens_at = ${kiosk.opensAt},
      closes_at = ${kiosk.closesAt}, open_days = ${[...openDays]}::int[]
    where org_id = app_org() and id = ${id}`;
}

export async function archiveKiosk(tx: Tx, id: string): Promise<void> {
  await tx`
    update kiosk set archived_at = now(), token_hash = null, pairing_hash = null,
      pairing_ends_at = null
    where org_id = app_org() and id = ${id}`;
}

/** Keeps what a pairing link proves itself by; a link made before opens nothing any more. */
export async function keepPairing(
  tx: Tx,
  id: string,
  { pairingHash, minutes }: { pairingHash: string; minutes: number },
) {
  const [row] = await tx<{ pairingEndsAt: Date }[]>`
    update kiosk set pairing_hash = ${pairingHash},
      pairing_ends_at = now() + make_interval(mins => ${minutes})
    where org_id = app_org() and id = ${id} and archived_at is null returning pairing_ends_at`;
  return row?.pairingEndsAt;
}

export async function forgetDevice(tx: Tx, id: string): Promise<void> {
  await tx`
    update kiosk set token_hash = null, pairing_hash = null, pairing_ends_at = null,
      alerted_at = null
    where org_id = app_org() and id = ${id}`;
}
