import { dismissWords, giveReason, restoreWords, takeReason } from '@vocero/sql/candidate-reasons';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import {
  findContactReason,
  insertContactReasons,
  updateContactReason,
} from '@vocero/sql/contact-reasons';
import { notifyLive } from '@vocero/sql/live';
import { applyKindRules } from '../apply-kind-rules.ts';
import { readCandidates } from '../candidate-reasons.ts';
import * as contract from '../contract/candidate-reasons.ts';
import type { App, Deps } from '../deps.ts';
import type { ModelCache } from '../model-cache.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';

/** Reasons that the register may lack: what people write under "other reason". */
export function candidateReasonRoutes(app: App, deps: Deps, readModel: ModelCache) {
  const { sql } = deps;

  serve(app, deps, contract.listCandidateReasons, ({ principal: { orgId } }) =>
    inOrganization(sql, orgId, (tx) => readCandidates(tx, readModel, orgId)),
  );

  serve(app, deps, contract.adoptCandidate, async ({ principal, body, audit }) => {
    const { feedbackIds, ...reason } = body;
    return inOrganization(sql, principal.orgId, async (tx) => {
      const [id] = await insertContactReasons(tx, [reason]);
      if (!id) throw new Problem(409, 'reason_code_taken');
      const given = await giveReason(tx, id, feedbackIds);
      if (given.length === 0) throw new Problem(409, 'candidate_gone');
      await applyKindRules(tx, given); // they may be repeat contacts now
      await notifyLive(tx, principal.orgId, 'feedback');
      const subject = { kind: 'reason', id, label: reason.code } as const;
      const after = { names: reason.names, comments: given.length };
      await audit(tx, { act: 'candidate_adopted', subject, after });
      return { reason: await existing(tx, id), feedbackIds: given };
    });
  });

  serve(app, deps, contract.dropCandidate, async ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { id, code } = await existing(tx, body.reasonId);
      await takeReason(tx, body.reasonId, body.feedbackIds);
      await updateContactReason(tx, body.reasonId, { archived: true });
      await applyKindRules(tx, body.feedbackIds);
      await notifyLive(tx, principal.orgId, 'feedback');
      await audit(tx, { act: 'candidate_dropped', subject: { kind: 'reason', id, label: code } });
      return undefined;
    }),
  );

  serve(app, deps, contract.dismissCandidate, async ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      await dismissWords(tx, body.feedbackIds, memberOnly(principal).memberId);
      const after = { comments: body.feedbackIds.length };
      await audit(tx, { act: 'candidate_dismissed', subject: { kind: 'reason' }, after });
      return undefined;
    }),
  );

  serve(app, deps, contract.restoreCandidate, async ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      await restoreWords(tx, body.feedbackIds);
      const after = { comments: body.feedbackIds.length };
      await audit(tx, { act: 'candidate_restored', subject: { kind: 'reason' }, after });
      return undefined;
    }),
  );
}

async function existing(tx: Tx, id: string) {
  const reason = await findContactReason(tx, id);
  if (!reason) throw notFound();
  return reason;
}
