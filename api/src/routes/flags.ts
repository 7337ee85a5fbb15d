import { setFlags } from '@vocero/sql/answer-flags';
import { inOrganization } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { wakeRelay } from '@vocero/sql/outbox';
import { showCaseCode } from '../case-code.ts';
import * as contract from '../contract/flags.ts';
import type { App, Deps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { serve } from '../serve.ts';

/** Answers that are odd: people say whether they count. */
export function flagRoutes(app: App, deps: Deps) {
  serve(app, deps, contract.setAnswerFlags, async ({ principal, params, body, audit }) => {
    const answer = await inOrganization(deps.sql, principal.orgId, async (tx) => {
      const set = await setFlags(tx, params.id, body.flags);
      if (!set) throw notFound();
      await audit(tx, {
        act: 'answer_flags_set',
        subject: { kind: 'feedback', id: params.id, label: showCaseCode(set.caseCode) },
        before: { flags: set.before },
        after: { flags: body.flags },
      });
      await notifyLive(tx, principal.orgId, 'feedback');
      return { flags: body.flags, before: set.before };
    });
    wakeRelay(deps.sql);
    return answer;
  });
}
