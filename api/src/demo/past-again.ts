import type { Tx } from '@vocero/sql/connect';
import { insertPastAgain } from '@vocero/sql/demo-comments';
import type { Firm } from './make-firm.ts';
import type { MadeComment } from './make-comments.ts';

/** Says of repeat contacts why these customers had to come again, where somebody was told. */
export async function answerAgain(
  tx: Tx,
  comments: readonly MadeComment[],
  { members }: Firm,
): Promise<void> {
  for (const made of comments) {
    const { again } = made.comment;
    if (!again) continue;
    await insertPastAgain(tx, {
      feedbackId: made.row.id,
      previousId: previousOf(made, comments).row.id,
      cause: again.cause,
      text: again.text ?? null,
      memberId: members.emina,
      at: made.row.occurredAt,
    });
  }
}

/** @throws Error where the customer had not come for this reason before. */
function previousOf({ comment, row }: MadeComment, all: readonly MadeComment[]): MadeComment {
  const before = all
    .filter((other) => other.comment.customer === comment.customer)
    .filter((other) => other.comment.reason === comment.reason)
    .filter((other) => other.row.occurredAt < row.occurredAt)
    .sort((a, b) => +b.row.occurredAt - +a.row.occurredAt);
  if (!comment.customer || !before[0]) throw new Error(`“${comment.text}” is no repeat contact`);
  return before[0];
}
