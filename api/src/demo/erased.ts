import type { Tx } from '@vocero/sql/connect';
import { erase } from '@vocero/sql/erase-person';
import { lockErasures, requestErasure } from '@vocero/sql/erasures';
import { takeSubjects } from '@vocero/sql/outbox';
import { oneOffs } from './comments-one-offs.ts';
import type { MadeComment } from './make-comments.ts';

/** Somebody asked on their page to be erased: their comment counts on without a word in it. */
export async function eraseInDemo(
  tx: Tx,
  orgId: string,
  comments: readonly MadeComment[],
): Promise<void> {
  const asked = comments.find(({ comment }) => comment.text === oneOffs[0]?.text);
  if (!asked) throw new Error('nobody asks to be erased');
  const id = await requestErasure(tx, { feedbackId: asked.row.id, by: 'customer' });
  if (id === null) throw new Error('there is nothing to be erased');
  await takeSubjects(tx, 'persons.erase', [id]);
  for (const entry of await lockErasures(tx, [id])) await erase(tx, orgId, entry);
}
