import type { Tx } from './connect.ts';

export type AgainCause =
  'not_solved' | 'promise_not_kept' | 'unclear' | 'told_to_call' | 'other_matter' | 'other';

/** Why somebody had to come again, as a member said it. */
export interface AgainAnswer {
  cause: AgainCause;
  text: string | null;
  by: string | null;
  at: Date;
}

export async function findAgain(tx: Tx, feedbackId: string): Promise<AgainAnswer | undefined> {
  const [row] = await tx<AgainAnswer[]>`
    select cause, text, member.name as by, feedback_again.at from feedback_again
      left join member on member.org_id = app_org() and member.id = member_id
    where feedback_again.org_id = app_org() and feedback_id = ${feedbackId}`;
  return row;
}

/** Replaces what was said before. */
export async function writeAgain(
  tx: Tx,
  again: {
    feedbackId: string;
    previousId: string;
    cause: AgainCause;
    text: string | null;
    memberId: string;
  },
): Promise<void> {
  await tx`
    insert into feedback_again (org_id, feedback_id, previous_id, cause, text, member_id)
    values (app_org(), ${again.feedbackId}, ${again.previousId}, ${again.cause}, ${again.text},
      ${again.memberId})
    on conflict (org_id, feedback_id) do update
      set previous_id = excluded.previous_id, cause = excluded.cause, text = excluded.text,
        member_id = excluded.member_id, at = now()`;
}

export async function deleteAgain(tx: Tx, feedbackId: string): Promise<void> {
  await tx`
    delete from feedback_again where org_id = app_org() and feedback_id = ${feedbackId}`;
}
