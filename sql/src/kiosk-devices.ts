import type { Tx } from './connect.ts';

/** Which kiosk carries this hash, of a device's token or of a pairing link. Needs it as lookup. */
export async function findKiosk(tx: Tx, hash: string) {
  const [row] = await tx<{ orgId: string; id: string }[]>`
    select org_id, id from kiosk where archived_at is null and (token_hash = ${hash}
      or (pairing_hash = ${hash} and pairing_ends_at > now()))`;
  return row;
}

/**
 * Turns a device into a kiosk; one that was it before is none any more.
 * @returns its name; undefined when the link was used meanwhile or has ended.
 */
export async function pairDevice(
  tx: Tx,
  { pairingHash, tokenHash }: { pairingHash: string; tokenHash: string },
) {
  const [row] = await tx<{ id: string; name: string }[]>`
    update kiosk set token_hash = ${tokenHash}, pairing_hash = null, pairing_ends_at = null,
      paired_at = now(), last_seen_at = now(), alerted_at = null, waiting = 0, parked = 0,
      parked_why = null
    where org_id = app_org() and pairing_hash = ${pairingHash} and pairing_ends_at > now()
      and archived_at is null
    returning id, name`;
  return row;
}

export interface Heartbeat {
  waiting: number;
  parked: number;
  parkedWhy: string | null;
  storage: 'kept' | 'memory' | 'full';
  appVersion: string;
}

export async function noteHeartbeat(tx: Tx, id: string, beat: Heartbeat): Promise<void> {
  await tx`
    update kiosk set last_seen_at = now(), waiting = ${beat.waiting}, parked = ${beat.parked},
      parked_why = ${beat.parkedWhy}, storage = ${beat.storage}, app_version = ${beat.appVersion}
    where org_id = app_org() and id = ${id}`;
}

export interface DeviceKiosk {
  id: string;
  name: string;
  organization: string;
  placeId: string | null;
  locales: string[];
  resetSeconds: number;
  idleSeconds: number;
  pinHash: string;
  surveyId: string;
  surveyKind: 'survey' | 'form';
  locale: string;
  active: boolean;
  version: number;
  doc: unknown;
}

/** A kiosk as its device knows it. */
export async function readDeviceKiosk(tx: Tx, id: string) {
  const [row] = await tx<DeviceKiosk[]>`
    select k.id, k.name, o.name as organization, k.place_id, k.locales, k.reset_seconds,
      k.idle_seconds, k.pin_hash, survey.id as survey_id, survey.kind as survey_kind,
      survey.locale, survey.active, survey.version, doc
    from kiosk k join organization o on o.id = k.org_id
      join survey on survey.org_id = k.org_id and survey.id = k.survey_id
      left join survey_version published on published.org_id = k.org_id
        and published.survey_id = survey.id and published.version = survey.version
    where k.org_id = app_org() and k.id = ${id} and k.archived_at is null`;
  return row;
}
