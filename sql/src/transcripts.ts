import type { Tx } from './connect.ts';

/** Where recorded conversations come from, with whom its speakers are. */
export interface TranscriptSource {
  id: string;
  name: string;
  speakers: { name: string; isCustomer: boolean }[];
}

const columns = (tx: Tx) => tx`
  id, name, coalesce((
    select jsonb_agg(jsonb_build_object('name', speaker.name, 'isCustomer', is_customer)
      order by speaker.name)
    from transcript_speaker speaker
    where speaker.org_id = source.org_id and source_id = source.id), '[]') as speakers`;

export function listTranscriptSources(tx: Tx) {
  return tx<TranscriptSource[]>`
    select ${columns(tx)} from transcript_source source
    where org_id = app_org() order by lower(name) limit 500`;
}

export async function findTranscriptSource(tx: Tx, id: string) {
  const [row] = await tx<TranscriptSource[]>`
    select ${columns(tx)} from transcript_source source where org_id = app_org() and id = ${id}`;
  return row;
}

/** Adds a source. Undefined: there is one of this name, in letters of either case. */
export async function insertTranscriptSource(tx: Tx, name: string): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`
    insert into transcript_source (org_id, name) values (app_org(), ${name})
    on conflict do nothing returning id`;
  return row?.id;
}

export async function findTranscriptSourceNamed(tx: Tx, name: string) {
  const [row] = await tx<{ id: string }[]>`
    select id from transcript_source where org_id = app_org() and lower(name) = lower(${name})`;
  return row?.id;
}

/** Keeps who these speakers are; others of the source stay as they are. */
export async function putSpeakers(
  tx: Tx,
  sourceId: string,
  speakers: readonly { name: string; isCustomer: boolean }[],
  memberId: string,
): Promise<void> {
  const rows = speakers.map(({ name, isCustomer }) => ({ name, is_customer: isCustomer }));
  await tx`
    insert into transcript_speaker (org_id, source_id, name, is_customer, set_by)
    select app_org(), ${sourceId}, name, is_customer, ${memberId}
    from jsonb_to_recordset(${tx.json(rows)}) as said (name text, is_customer boolean)
    on conflict (org_id, source_id, name) do update
      set is_customer = excluded.is_customer, set_by = excluded.set_by, set_at = now()`;
}

/** A batch of transcripts is an import that is done with each file, so that it can be undone at any time. */
export async function insertTranscriptBatch(
  tx: Tx,
  batch: { id: string; sourceId: string; fileName: string; createdBy: string },
): Promise<void> {
  await tx`
    insert into import (org_id, id, file_name, state, columns, source_id, created_by, finished_at)
    values (app_org(), ${batch.id}, ${batch.fileName}, 'done', array['file'], ${batch.sourceId},
      ${batch.createdBy}, now())`;
}

/** The source of a batch that was not undone; holds the batch, so that it is not undone meanwhile. */
export async function lockTranscriptBatch(tx: Tx, id: string) {
  const [row] = await tx<{ sourceId: string; total: number }[]>`
    select source_id, total from import
    where org_id = app_org() and id = ${id} and source_id is not null and state = 'done'
    for update`;
  return row;
}

/** Whether there is a batch of this id at all. */
export async function isTranscriptBatch(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx`
    select from import where org_id = app_org() and id = ${id} and source_id is not null`;
  return rows.length > 0;
}

/** Notes that a file of the batch became a comment. */
export async function countStoredTranscript(tx: Tx, id: string, feedbackId: string) {
  await tx`
    update feedback set import_id = ${id} where org_id = app_org() and id = ${feedbackId}`;
  await tx`
    update import set total = total + 1, accepted = accepted + 1, finished_at = now()
    where org_id = app_org() and id = ${id}`;
}

export async function countKnownTranscript(tx: Tx, id: string): Promise<void> {
  await tx`
    update import set total = total + 1, duplicate = duplicate + 1, finished_at = now()
    where org_id = app_org() and id = ${id}`;
}

/** Notes why a file was not taken, under its number in the batch. */
export async function refuseTranscript(
  tx: Tx,
  id: string,
  { reason, raw }: { reason: string; raw: string },
): Promise<void> {
  await tx`
    with counted as (
      update import set total = total + 1, refused = refused + 1, finished_at = now()
      where org_id = app_org() and id = ${id} returning total)
    insert into import_refusal (org_id, import_id, line, reason, raw)
    select app_org(), ${id}, total, ${reason}, ${raw} from counted`;
}

/** The comment that has this external id. */
export async function findByExternalId(tx: Tx, externalId: string) {
  const [row] = await tx<{ id: string }[]>`
    select id from feedback where org_id = app_org() and external_id = ${externalId}`;
  return row?.id;
}
