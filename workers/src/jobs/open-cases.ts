import { inOrganization, type Sql } from '@vocero/sql/connect';
import { readCasePolicy } from '@vocero/sql/case-policy';
import { listCaseStarts, openCase } from '@vocero/sql/cases';
import { takeSubjects, wakeRelay } from '@vocero/sql/outbox';
import { z } from 'zod';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).min(1) });

/**
 * Opens cases for comments whose writers want an answer, or call it urgent, as the policy says. What
 * asks for a case that is there already changes nothing.
 */
export const openCasesJob = ({ sql }: { sql: Sql }) =>
  processor(Payload, async ({ orgId, subjectIds }) => {
    await inOrganization(sql, orgId, async (tx) => {
      const waiting = await takeSubjects(tx, 'cases.open', subjectIds);
      if (waiting.size === 0) return;
      const { opensFor } = await readCasePolicy(tx);
      for (const start of await listCaseStarts(tx, [...waiting])) {
        const isWanted =
          (start.hasContact && opensFor.includes('contact')) ||
          (start.isUrgent && opensFor.includes('urgent'));
        if (isWanted) await openCase(tx, { feedbackId: start.id, memberId: null });
      }
    });
    wakeRelay(sql);
  });
