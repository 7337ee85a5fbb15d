import { inOrganization, type Sql } from '@vocero/sql/connect';
import { erase } from '@vocero/sql/erase-person';
import { findSubject } from '@vocero/sql/erase-subject';
import { appendErased } from '@vocero/sql/erased-log';
import { lockErasures, type OpenErasure } from '@vocero/sql/erasures';
import { deleteVectors } from '@vocero/sql/embeddings';
import { takeSubjects, wakeRelay } from '@vocero/sql/outbox';
import { z } from 'zod';
import { vectorKey } from '../engine/embedded/embedded.ts';
import type { Logger } from '../log.ts';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).min(1) });

export interface EraseDeps {
  sql: Sql;
  log: Logger;
  /** Where the list of what was erased is kept beside the database; null: nowhere. */
  dataDirectory: string | null;
  /** What makes vectors of comments; null: nothing does. */
  vectorModel: string | null;
}

/** Erases who asked for it, everywhere. What was done before is not found and not done again. */
export const erasePersonsJob = (deps: EraseDeps) =>
  processor(Payload, async ({ orgId, subjectIds }) => {
    const { sql, vectorModel } = deps;
    await noteDown(deps, orgId, subjectIds);
    await inOrganization(sql, orgId, async (tx) => {
      await takeSubjects(tx, 'persons.erase', subjectIds);
      for (const erasure of await lockErasures(tx, subjectIds)) {
        const { texts } = await erase(tx, orgId, erasure);
        if (vectorModel !== null) await deleteVectors(tx, vectorModel, texts.map(vectorKey));
      }
    });
    wakeRelay(sql);
  });

/** First, so that a backup restored at any later time brings nobody back. */
async function noteDown(deps: EraseDeps, orgId: string, ids: readonly string[]): Promise<void> {
  const { sql, dataDirectory, log } = deps;
  if (dataDirectory === null) return;
  const lines = await inOrganization(sql, orgId, async (tx) => {
    const open = await lockErasures(tx, ids);
    const found = [];
    for (const erasure of open) found.push(lineOf(orgId, erasure, await findSubject(tx, erasure)));
    return found;
  });
  for (const line of lines) {
    await appendErased(dataDirectory, line).catch((error: unknown) =>
      log.error({ org: orgId, err: error }, 'an erasure is not noted down beside the database'),
    );
  }
}

const lineOf = (
  org: string,
  { id, personId, feedbackId }: OpenErasure,
  subject: { personId: string | null; feedbackIds: string[] },
) => ({
  org,
  id,
  scope: personId === null ? ('comment' as const) : ('person' as const),
  person: subject.personId ?? personId,
  comments: feedbackId
    ? [feedbackId, ...subject.feedbackIds.filter((other) => other !== feedbackId)]
    : subject.feedbackIds,
});
