import type { PastFeedback } from '@vocero/sql/demo-comments';
import { newCaseCode } from '../case-code.ts';
import { uuid7 } from '../uuid7.ts';
import { demoComments } from './comments.ts';
import type { DemoComment } from './demo-comment.ts';
import type { Firm } from './make-firm.ts';
import { metAt } from './places.ts';
import { answeredVersion } from './survey.ts';

export interface MadeComment {
  comment: DemoComment;
  row: PastFeedback;
}

/** The demo's comments as rows, each at its instant before now. */
export const makeComments = (firm: Firm): MadeComment[] =>
  demoComments.map((comment, i) => ({ comment, row: pastOf(comment, i, firm) }));

/** Spread over the ten hours before each comment's time of day, the same way each time. */
function pastOf(comment: DemoComment, index: number, firm: Firm): PastFeedback {
  const minutes = comment.daysAgo * 1_440 + ((index * 7_919) % 600);
  const occurredAt = new Date(firm.now.getTime() - minutes * 60_000);
  const met =
    comment.channel === 'survey' ? metAt(index) : { channel: wayOf(comment, index), place: null };
  return {
    id: uuid7(occurredAt.getTime()),
    channel: met.channel,
    text: comment.text,
    language: comment.language,
    scores: scoresOf(comment),
    kind: comment.kind,
    reasonId: comment.reasonOther ? null : (firm.reasons.get(comment.reason) ?? null),
    reasonOther: comment.reasonOther ?? null,
    customerRef: comment.customer ?? null,
    caseCode: newCaseCode(),
    surveyId: pageOf(comment, firm),
    ...answeredVersion(comment, index),
    placeId: met.place && firm.places[met.place],
    memberId: isTyped(met.channel) ? firm.members.emina : null,
    occurredAt,
    themeId: null,
  };
}

/** Every third form is met as the widget on the firm's site. */
const wayOf = ({ channel }: DemoComment, index: number) =>
  channel === 'form' && index % 3 === 0 ? 'widget' : channel;

const pageOf = ({ channel }: DemoComment, { surveyId, formId }: Firm) =>
  channel === 'survey' ? surveyId : channel === 'form' ? formId : null;

/** What an agent wrote down or typed in from paper. */
const isTyped = (channel: string) => channel === 'agent' || channel === 'card';

function scoresOf({ solved, treated, firstTime }: DemoComment): Record<string, string | number> {
  const given = Object.entries({ solved, treated, firstTime }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(given);
}
