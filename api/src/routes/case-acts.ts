import { findCommentByCode, joinComment, takeCommentOut } from '@vocero/sql/case-comments';
import type { Tx } from '@vocero/sql/connect';
import { actOnCase, requireOpen, type CaseAct } from '../act-on-case.ts';
import type { Audit } from '../audit.ts';
import { changeFacts, changePeople } from '../change-case.ts';
import { acknowledgeCase, closeCase, reopenCase, resumeCase } from '../close-case.ts';
import * as contract from '../contract/case-acts.ts';
import type { App, Deps } from '../deps.ts';
import { escalateCase } from '../escalate-case.ts';
import { moveCase } from '../move-case.ts';
import { memberOnly, type KeyPrincipal, type MemberPrincipal } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';
import { undoCaseAct } from '../undo-case.ts';

interface Asked {
  principal: MemberPrincipal | KeyPrincipal;
  params: { id: string };
  body?: { version?: number } | undefined;
  audit: Audit;
}

/** What members do with a case; each act is one transaction with its line of the history. */
export function caseActRoutes(app: App, { sql, ...rest }: Deps) {
  const deps = { sql, ...rest };
  const act = ({ principal, params, body, audit }: Asked, work: (act: CaseAct) => Promise<void>) =>
    actOnCase(
      sql,
      { member: memberOnly(principal), id: params.id, version: body?.version, audit },
      work,
    );

  serve(app, deps, contract.changeCase, (call) => act(call, (one) => changeFacts(one, call.body)));

  serve(app, deps, contract.changeCasePeople, (call) =>
    act(call, (one) => changePeople(one, call.body)),
  );

  serve(app, deps, contract.acknowledgeCase, (call) =>
    act(call, (one) =>
      acknowledgeCase(one, call.c.get('locale'), new Date(call.body.nextContactAt)),
    ),
  );

  serve(app, deps, contract.moveCase, (call) =>
    act(call, async (one) => {
      const { to, nextContactAt } = call.body;
      const change = nextContactAt ? { nextContactAt: new Date(nextContactAt) } : {};
      await moveCase(one, call.c.get('locale'), { to, change });
      await one.note({ act: 'case_moved', after: { to } });
    }),
  );

  serve(app, deps, contract.resumeCase, (call) =>
    act(call, (one) => {
      const { nextContactAt } = call.body;
      return resumeCase(one, nextContactAt ? new Date(nextContactAt) : null);
    }),
  );

  serve(app, deps, contract.escalateCase, (call) =>
    act(call, (one) => {
      const { version: _, nextContactAt, ...body } = call.body;
      return escalateCase(one, { ...body, nextContactAt: new Date(nextContactAt) });
    }),
  );

  serve(app, deps, contract.closeCase, (call) =>
    act(call, (one) => closeCase(one, call.c.get('locale'), call.body)),
  );

  serve(app, deps, contract.reopenCase, (call) =>
    act(call, (one) => reopenCase(one, call.c.get('locale'), call.body)),
  );

  serve(app, deps, contract.undoCaseAct, (call) =>
    act(call, async (one) => {
      await undoCaseAct(one, call.body.eventId);
      await one.note({ act: 'case_undone' });
    }),
  );

  serve(app, deps, contract.joinCaseComment, (call) =>
    act({ ...call, body: undefined }, async (one) => {
      requireOpen(one.held);
      const { feedbackId, code } = call.body;
      await join(one, feedbackId ?? (await commentCalled(one.tx, code ?? '')));
    }),
  );

  serve(app, deps, contract.takeCaseCommentOut, (call) =>
    act(call, async (one) => {
      const { feedbackId } = call.params;
      const { memberId } = one.member;
      if (!(await takeCommentOut(one.tx, one.held, { feedbackId, memberId }))) throw notFound();
      await one.note({ act: 'case_comment_taken_out', after: { feedbackId } });
    }),
  );
}

async function commentCalled(tx: Tx, code: string): Promise<string> {
  const id = await findCommentByCode(tx, code.toUpperCase().replace(/[\s-]/g, ''));
  if (id === null) throw new Problem(422, 'case_comment_unknown');
  return id;
}

async function join({ tx, held, member, note }: CaseAct, feedbackId: string): Promise<void> {
  const { memberId } = member;
  const why = await joinComment(tx, held, { feedbackId, memberId });
  if (why === 'not_found') throw new Problem(422, 'case_comment_unknown');
  if (why === 'elsewhere') throw new Problem(409, 'case_comment_elsewhere');
  if (why === null) await note({ act: 'case_comment_joined', after: { feedbackId } });
}
