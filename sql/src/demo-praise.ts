import type { Tx } from './connect.ts';

export interface PastType {
  id: string;
  type: string;
}

/** What comments are, as their words suggest. */
export async function writePastTypes(tx: Tx, types: readonly PastType[]): Promise<void> {
  await tx`
    update feedback set type = said.type, type_by = 'words'
    from unnest(${types.map(({ id }) => id)}::uuid[], ${types.map(({ type }) => type)}::text[])
      as said (id, type)
    where feedback.org_id = app_org() and feedback.id = said.id`;
}

export interface PastPraise {
  feedbackId: string;
  memberId: string;
  /** Null: the name stands in the words. */
  namedBy: string | null;
  messageId: string;
  at: Date;
  readAt: Date | null;
}

/** A comment praises a member, who was told of it. */
export async function insertPastPraise(tx: Tx, praise: PastPraise): Promise<void> {
  await tx`
    insert into praise (org_id, feedback_id, member_id, by, named_by, created_at)
    values (app_org(), ${praise.feedbackId}, ${praise.memberId},
      ${praise.namedBy ? 'person' : 'words'}, ${praise.namedBy}, ${praise.at})`;
  await tx`
    insert into message (org_id, id, kind, member_id, theme_id, feedback_id, once, read_at,
      created_at)
    select app_org(), ${praise.messageId}, 'praised', ${praise.memberId}, p.theme_id, f.id,
      ${`praised ${praise.feedbackId}`}, ${praise.readAt}, ${praise.at}
    from feedback f left join placement p on p.org_id = app_org() and p.feedback_id = f.id
    where f.org_id = app_org() and f.id = ${praise.feedbackId}`;
}

/** Thanks that can be given for the falls that still stand, as verifying them would have left them. */
export async function insertPastRecognitions(tx: Tx) {
  return tx<{ id: string; themeId: string; at: Date }[]>`
    insert into recognition (org_id, theme_id, event_id, evidence, created_at)
    select app_org(), t.id, e.id, jsonb_build_object('metric', t.target->'metric',
      'before', t.target->'baseline', 'after', t.verification), e.created_at
    from theme t cross join lateral (
      select id, created_at from theme_event event
      where event.org_id = app_org() and event.theme_id = t.id and event.act = 'verified'
      order by id desc limit 1) as e
    where t.org_id = app_org() and t.verification is not null and t.target is not null
    returning id, theme_id, created_at as at`;
}

export interface PastThanks {
  id: string;
  people: readonly string[];
  words: string;
  sentBy: string;
  at: Date;
}

export async function writePastThanks(tx: Tx, thanks: PastThanks): Promise<void> {
  await tx`
    update recognition set state = 'sent', words = ${thanks.words}, sent_by = ${thanks.sentBy},
      sent_at = ${thanks.at}
    where org_id = app_org() and id = ${thanks.id}`;
  await tx`
    insert into recognition_person (org_id, recognition_id, member_id)
    select app_org(), ${thanks.id}, member_id from unnest(${thanks.people}::uuid[]) as member_id`;
}
