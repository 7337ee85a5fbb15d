import { inOrganization, type Sql } from '@vocero/sql/connect';
import { takeSubjects, wakeRelay } from '@vocero/sql/outbox';
import { tellUrgent } from '@vocero/sql/urgent';
import { z } from 'zod';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).min(1) });

/** Tells the people on duty what a customer calls urgent, before anybody has read it. */
export const tellOfUrgentJob = ({ sql }: { sql: Sql }) =>
  processor(Payload, async ({ orgId, subjectIds }) => {
    await inOrganization(sql, orgId, async (tx) => {
      const waiting = await takeSubjects(tx, 'feedback.urgent', subjectIds);
      if (waiting.size > 0) await tellUrgent(tx, [...waiting]);
    });
    wakeRelay(sql);
  });
