import { inOrganization } from '@vocero/sql/connect';
import { wakeRelay } from '@vocero/sql/outbox';
import { storeFeedback } from '@vocero/sql/store-feedback';
import type { NewFeedback } from './contract/feedback.ts';
import type { RemedyAsk } from './contract/remedy-asks.ts';
import type { Deps } from './deps.ts';
import { grantRemedies, type RemedyActor } from './grant-remedies.ts';
import { receiveFeedback, type Received, type RequestName, type Store } from './intake.ts';
import type { Origin } from './prepare-feedback.ts';
import type { Wire } from './serve.ts';

export interface NoteWithRemedies {
  feedback: NewFeedback;
  remedies: readonly RemedyAsk[];
  name: RequestName | null;
}

export interface ReceivedWithRemedies {
  receipt: Wire<Received['receipt']>;
  isDuplicate: boolean;
}

/**
 * Takes a comment in with what its customer is granted: both are stored, or neither. A comment that
 * was there before gets what it was not granted yet. Comments without a remedy go another way, and
 * none of them waits for the hints that are sent with these.
 */
export async function receiveWithRemedies(
  deps: Pick<Deps, 'sql' | 'settings'>,
  origin: Origin,
  { feedback, remedies: asks, name }: NoteWithRemedies,
  actor: RemedyActor,
): Promise<ReceivedWithRemedies> {
  const store: Store = (sql, orgId, draft, claim) =>
    inOrganization(sql, orgId, async (tx) => {
      const stored = await storeFeedback(tx, orgId, draft, claim);
      if (stored.isStored) await grantRemedies(tx, draft.id, asks, actor);
      return stored;
    });
  const { receipt, isDuplicate } = await receiveFeedback(deps, origin, feedback, name, store);
  // What was granted above is found again by its id.
  const remedies = await inOrganization(deps.sql, origin.orgId, (tx) =>
    grantRemedies(tx, receipt.id, asks, actor),
  );
  wakeRelay(deps.sql);
  return { receipt: { ...receipt, remedies }, isDuplicate };
}
