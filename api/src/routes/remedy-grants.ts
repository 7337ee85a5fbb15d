import { inOrganization, type Tx } from '@vocero/sql/connect';
import { wakeRelay } from '@vocero/sql/outbox';
import { listGrants, sumRemedies, type LoggedGrant } from '@vocero/sql/remedy-log';
import { actorOf, auditFor, plain } from '../audit.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { showCaseCode } from '../case-code.ts';
import * as contract from '../contract/remedy-grants.ts';
import { LocaleName } from '../contract/values.ts';
import { decideRemedy, mayDecide, mayWithdraw, withdrawRemedy } from '../decide-remedy.ts';
import type { App, Deps } from '../deps.ts';
import { decideByOf, grantRemedies } from '../grant-remedies.ts';
import { memberOnly, type MemberPrincipal } from '../principal.ts';
import { InvalidInput, notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { writeRemedyCsv } from '../remedy-csv.ts';
import { serve, type Wire } from '../serve.ts';
import { streamTexts } from '../stream-of.ts';

const SUM_MONTHS = 12;

/** Remedies that customers were granted, and those that wait for a yes or a no. */
export function remedyGrantRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listGrants, ({ principal, query }) => {
    const { cursor, limit, ...filter } = query;
    const member = memberOnly(principal);
    return inOrganization(sql, member.orgId, async (tx) => {
      const after = cursor === undefined ? null : decodeCursor(cursor);
      const rows = await listGrants(tx, filter, after, limit + 1);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        items: rows.slice(0, limit).map((row) => shown(row, member)),
        nextCursor: last ? encodeCursor({ at: last.askedAt, id: last.id }) : null,
      };
    });
  });

  serve(app, deps, contract.grantRemedy, async ({ principal, body, audit }) => {
    const member = memberOnly(principal);
    const { feedbackId, ...ask } = body;
    const [outcome] = await inOrganization(sql, member.orgId, (tx) =>
      grantRemedies(tx, feedbackId, [ask], { principal: member, audit }),
    );
    wakeRelay(sql);
    return outcome!; // one asked for, one answered
  });

  serve(app, deps, contract.decideGrant, async ({ principal, params, body, audit }) => {
    const member = memberOnly(principal);
    const answer = await inOrganization(sql, member.orgId, async (tx) => {
      await decideRemedy(tx, params.id, body, { principal: member, audit });
      return readShown(tx, params.id, member);
    });
    wakeRelay(sql);
    return answer;
  });

  serve(app, deps, contract.withdrawGrant, async ({ principal, params, body, audit }) => {
    const member = memberOnly(principal);
    const answer = await inOrganization(sql, member.orgId, async (tx) => {
      await withdrawRemedy(tx, params.id, body.reason, { principal: member, audit });
      return readShown(tx, params.id, member);
    });
    wakeRelay(sql);
    return answer;
  });

  serve(app, deps, contract.readRemedySums, async ({ principal }) => ({
    items: await inOrganization(sql, principal.orgId, (tx) => sumRemedies(tx, SUM_MONTHS)),
  }));

  serveRaw(app, deps, rawRoutes.remedyCsv, async (c, principal) => {
    const { org: _, lang, ...query } = c.req.query();
    const locale = LocaleName.safeParse(lang).data ?? c.get('locale');
    const read = contract.GrantFilter.safeParse(query, { reportInput: true });
    if (!read.success) throw new InvalidInput(read.error.issues);
    const { orgId } = principal;
    await inOrganization(sql, orgId, (tx) =>
      auditFor(
        c,
        deps,
        actorOf(principal),
      )(tx, {
        act: 'export_downloaded',
        subject: { kind: 'export', id: 'remedies', label: 'remedies.csv' },
        after: plain(read.data),
      }),
    );
    const lines = writeRemedyCsv(sql, { orgId, filter: read.data, locale });
    return c.body(streamTexts(lines), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="remedies.csv"',
      'cache-control': 'no-store',
    });
  });
}

async function readShown(tx: Tx, id: string, member: MemberPrincipal) {
  const [row] = await listGrants(tx, { id }, null, 1);
  if (!row) throw notFound();
  return shown(row, member);
}

function shown(row: LoggedGrant, member: MemberPrincipal): Wire<contract.RemedyGrant> {
  const { themeId, themeLabel, askedBy, askedByName } = row;
  const decideBy = decideByOf(row);
  const isWaiting = row.state === 'waiting';
  return {
    id: row.id,
    remedyId: row.remedyId,
    remedyName: row.remedyName,
    amount: row.amount,
    currency: row.currency,
    state: row.state,
    decideBy: isWaiting ? decideBy : null,
    comment: {
      id: row.feedbackId,
      caseCode: showCaseCode(row.caseCode),
      text: row.text,
      language: row.language,
      theme: themeId !== null && themeLabel !== null ? { id: themeId, label: themeLabel } : null,
    },
    reason: row.reason,
    askedBy: askedBy !== null && askedByName !== null ? { id: askedBy, name: askedByName } : null,
    askedAt: row.askedAt,
    decidedBy: row.decidedByName,
    decidedAt: row.decidedAt,
    answer: row.answer,
    withdrawnBy: row.withdrawnByName,
    withdrawnAt: row.withdrawnAt,
    withdrawnReason: row.withdrawnReason,
    grantedOnComment: row.grantedBefore,
    isOverdue: isWaiting && decideBy.getTime() < Date.now(),
    mayDecide: mayDecide(row, member),
    mayWithdraw: mayWithdraw(row, member),
  };
}
