import type { CaseChange } from '@vocero/sql/case-columns';
import { openCase } from '@vocero/sql/cases';
import type { Tx } from '@vocero/sql/connect';
import { insertPastCaseEvent, writePastCase } from '@vocero/sql/demo-cases';
import { caseStories, type CaseStory } from './case-stories.ts';
import type { MadeComment } from './make-comments.ts';
import type { DemoWorld } from './world.ts';

const HOUR = 3_600_000;
/** Cases of the last days; older ones are told by their promises. */
const WITHIN_DAYS = 9;

interface Past {
  story: CaseStory;
  receivedAt: Date;
  world: DemoWorld;
}

/** A dozen cases in all their states, on the newest comments of their themes. */
export async function openInDemo(
  tx: Tx,
  comments: readonly MadeComment[],
  world: DemoWorld,
): Promise<void> {
  const free = comments
    .filter(({ comment }) => comment.daysAgo < WITHIN_DAYS)
    .toSorted((a, b) => b.row.occurredAt.getTime() - a.row.occurredAt.getTime());
  for (const story of caseStories) {
    const at = free.findIndex(({ comment }) => comment.theme === story.theme);
    const [made] = at < 0 ? [] : free.splice(at, 1);
    if (made) await openOne(tx, made, { story, receivedAt: made.row.occurredAt, world });
  }
}

async function openOne(tx: Tx, made: MadeComment, past: Past): Promise<void> {
  const id = await openCase(tx, { feedbackId: made.row.id, memberId: null });
  if (id === null) return; // its writer's case was made already
  const { story, world } = past;
  await writePastCase(tx, id, columnsOf(past));
  const memberId = world.members[story.owner];
  const line = { caseId: id, memberId, note: null };
  const acknowledgedAt = ackTime(past);
  if (acknowledgedAt) {
    await insertPastCaseEvent(tx, { ...line, act: 'acknowledged', after: {}, at: acknowledgedAt });
  }
  if (story.note || story.said?.closingReason) {
    const note = story.note ?? story.said?.closingNote ?? null;
    const act = story.said?.closingReason ? 'closed' : story.state;
    await insertPastCaseEvent(tx, {
      ...line,
      act,
      after: { state: story.state },
      note,
      at: world.now,
    });
  }
}

/** Never later than now. */
const ackTime = ({ story, receivedAt, world }: Past): Date | null =>
  story.acknowledged === null
    ? null
    : new Date(Math.min(receivedAt.getTime() + story.acknowledged * HOUR, world.now.getTime()));

function columnsOf(past: Past): CaseChange {
  const { story, world } = past;
  const { state, owner, deputy, escalatedTo = null, said = {}, next } = story;
  const ownerId = world.members[owner];
  const acknowledgedAt = ackTime(past);
  const isReopened = state === 'reopened';
  return {
    ...said,
    ...{ state, ownerId, escalatedTo, acknowledgedAt },
    acknowledgedBy: acknowledgedAt && ownerId,
    deputyId: deputy ? world.members[deputy] : null,
    resumes: state === 'waiting' ? 'investigating' : null,
    nextContactAt: next === null ? null : new Date(world.now.getTime() + next * HOUR),
    closedAt: said.closingReason ? world.now : null,
    closedBy: said.closingReason ? ownerId : null,
    reopenedAt: isReopened ? world.now : null,
    reopenings: isReopened ? 1 : 0,
  };
}
