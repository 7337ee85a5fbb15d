import { didLately } from '@vocero/sql/audit';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import {
  annotateFeedback,
  findFeedback,
  findOriginal,
  forgetKind,
  type TypeSaid,
} from '@vocero/sql/feedback';
import { listRecentFeedback } from '@vocero/sql/feedback-list';
import { findReasonId } from '@vocero/sql/contact-reasons';
import { notifyLive } from '@vocero/sql/live';
import { applyKindRules } from '../apply-kind-rules.ts';
import { readAnswered } from '../answered.ts';
import { actorOf, plain, type Audit } from '../audit.ts';
import { showCaseCode } from '../case-code.ts';
import * as contract from '../contract/feedback.ts';
import type { CommentType, Locale } from '../contract/values.ts';
import type { App, Deps } from '../deps.ts';
import { receiveFeedback, unknownReason, type RequestName } from '../intake.ts';
import { listComments } from '../list-comments.ts';
import type { ModelCache } from '../model-cache.ts';
import { makeReasons } from '../placement-reasons.ts';
import { placeCalled } from '../place-called.ts';
import { memberOnly, type KeyPrincipal, type MemberPrincipal } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { receiveWithRemedies } from '../receive-with-remedies.ts';
import { serve } from '../serve.ts';
import { similarFeedback } from '../similar-feedback.ts';
import { suggestedType } from '../suggest-type.ts';

/** What was said lately is what a note being typed is compared with. */
const recent = { days: 14, limit: 2_000 };

type Principal = MemberPrincipal | KeyPrincipal;

/** Comments: taken in, listed, read, and corrected in what is said about them. */
export function feedbackRoutes(app: App, deps: Deps, readModel: ModelCache) {
  const { sql } = deps;
  const explain = makeReasons(readModel);

  serve(app, deps, contract.createFeedback, async ({ principal, body, c, status, audit }) => {
    const name = requestName(principal, c.req.header('idempotency-key'));
    const { receipt, isDuplicate } = await receive(deps, { principal, audit }, body, name);
    if (isDuplicate) {
      status(200);
      c.header('vocero-duplicate', 'true');
    }
    return receipt;
  });

  serve(app, deps, contract.listFeedback, async ({ principal: { orgId }, query, c }) =>
    inOrganization(sql, orgId, async (tx) => {
      const { items, nextCursor, marksOf } = await listComments(tx, readModel, orgId, query);
      const explained = await explain(tx, orgId, items);
      const ids = items.map(({ id }) => id);
      const answers = await readAnswered(tx, ids, c.get('locale'));
      return {
        items: explained.map((item) => ({
          ...shown(item),
          marks: marksOf(item.text),
          answers: answers.get(item.id) ?? [],
        })),
        nextCursor,
      };
    }),
  );

  const detail = async (tx: Tx, { principal, audit, locale }: Reading, id: string) => {
    const found = await findFeedback(tx, id);
    if (!found) throw notFound();
    const [feedback] = await explain(tx, principal.orgId, [found]);
    const seesOriginal = principal.kind === 'member' && principal.role === 'admin';
    const original = seesOriginal ? await findOriginal(tx, id) : undefined;
    if (original) await noteReading(tx, { principal, audit }, found);
    const answers = (await readAnswered(tx, [id], locale)).get(id) ?? [];
    return { ...shown(feedback!), answers, original: original ?? null };
  };

  serve(app, deps, contract.readFeedback, async ({ principal, params, audit, c }) =>
    inOrganization(sql, principal.orgId, (tx) =>
      detail(tx, { principal, audit, locale: c.get('locale') }, params.id),
    ),
  );

  serve(app, deps, contract.annotateFeedback, async ({ principal, params, body, audit, c }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const reasonId = await reasonIdOf(tx, body.reason);
      const kind = body.kind === 'by_rules' ? undefined : body.kind;
      const type = await typeSaid(tx, params.id, body.type);
      const isThere = await annotateFeedback(tx, params.id, { reasonId, kind, type });
      if (!isThere) throw notFound();
      if (body.kind === 'by_rules') await forgetKind(tx, params.id);
      await applyKindRules(tx, [params.id]); // its reason may be what a rule asks for
      await notifyLive(tx, principal.orgId, 'feedback');
      const after = await detail(tx, { principal, audit, locale: c.get('locale') }, params.id);
      await audit(tx, {
        act: 'feedback_changed',
        subject: { kind: 'feedback', id: params.id, label: after.caseCode },
        after: plain(body),
      });
      return after;
    }),
  );

  serve(app, deps, contract.similarFeedback, async ({ principal, body }) => {
    const candidates = await inOrganization(sql, principal.orgId, (tx) =>
      listRecentFeedback(tx, recent),
    );
    return similarFeedback(body.text, candidates);
  });
}

interface Reader {
  principal: Principal;
  audit: Audit;
}

type Reading = Reader & { locale: Locale };

/** A page that is open loads itself again and again: within the hour it is one reading. */
const ONE_READING = 60;

async function noteReading(tx: Tx, { principal, audit }: Reader, feedback: Read): Promise<void> {
  const { id, caseCode } = feedback;
  const { id: actorId } = actorOf(principal);
  const act = 'original_read';
  if (await didLately(tx, { actorId, act, subjectId: id, minutes: ONE_READING })) return;
  await audit(tx, { act, subject: { kind: 'feedback', id, label: showCaseCode(caseCode) } });
}

type Read = { id: string; caseCode: string };

/** With what its customer is granted, in one transaction. */
async function receive(
  deps: Deps,
  { principal, audit }: Reader,
  feedback: contract.NewFeedback,
  name: RequestName | null,
) {
  const { place } = feedback;
  const placeId = place ? await placeCalled(deps.sql, principal.orgId, place) : null;
  const origin = { ...originOf(principal), placeId };
  if (!feedback.remedies?.length) return receiveFeedback(deps, origin, feedback, name);
  const actor = { principal: memberOnly(principal), audit };
  return receiveWithRemedies(deps, origin, { feedback, remedies: feedback.remedies, name }, actor);
}

const originOf = (principal: Principal) =>
  principal.kind === 'member'
    ? { orgId: principal.orgId, memberId: principal.memberId }
    : { orgId: principal.orgId };

/** Two senders may use the same name without meaning the same request. */
function requestName(principal: Principal, key: string | undefined): RequestName | null {
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Problem(400, 'idempotency_key_form');
  const sender = principal.kind === 'member' ? principal.memberId : principal.keyId;
  return { scope: `${principal.kind}:${sender}`, key };
}

/** Undefined and null stay what they are: leave the reason, take it away. */
async function reasonIdOf(tx: Tx, code: string | null | undefined) {
  if (code === null || code === undefined) return code;
  const id = await findReasonId(tx, code.toLowerCase());
  if (!id) throw await unknownReason(tx);
  return id;
}

/** Undefined stays what it is; `by_words` is worked out from the comment. */
async function typeSaid(
  tx: Tx,
  id: string,
  type: CommentType | 'by_words' | null | undefined,
): Promise<TypeSaid | undefined> {
  if (type === undefined) return undefined;
  if (type !== 'by_words') return { type, typeBy: 'person' };
  const found = await findFeedback(tx, id);
  return found && suggestedType(found.text, found.kind);
}

const shown = <T extends { caseCode: string }>(feedback: T) => ({
  ...feedback,
  caseCode: showCaseCode(feedback.caseCode),
});
