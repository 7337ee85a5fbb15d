import { inOrganization, type Sql, type Tx } from '@vocero/sql/connect';
import { listWaiting, takeRows } from '@vocero/sql/outbox';
import { monthToTell, tellSponsors } from '@vocero/sql/sponsor-months';
import { readSponsorSpan } from '@vocero/sql/sponsor-span';
import { countState, readSponsorState } from '@vocero/sql/sponsor-state';
import { z } from 'zod';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

interface TellDeps {
  sql: Sql;
  /** The clock, which tests set. */
  clock?: () => Date;
}

/** Tells the sponsors of the month that is over, once. */
export const tellSponsorsJob = ({ sql, clock = () => new Date() }: TellDeps) =>
  processor(Payload, async ({ orgId }) =>
    inOrganization(sql, orgId, async (tx) => {
      const waiting = await listWaiting(tx, 'sponsors.tell', orgId);
      if (waiting.length === 0) return; // done before
      const month = await monthToTell(tx, clock());
      if (month !== null) await tellOf(tx, month);
      await takeRows(tx, waiting);
    }),
  );

async function tellOf(tx: Tx, month: string): Promise<void> {
  const span = await readSponsorSpan(tx, month);
  if (!span) return; // no theme was heard yet
  const last = span.previous === null ? undefined : await readSponsorSpan(tx, span.previous);
  await tellSponsors(tx, month, {
    now: countState(await readSponsorState(tx, span)),
    before: last ? countState(await readSponsorState(tx, last)) : null,
  });
}
