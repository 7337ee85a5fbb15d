import { readCaseMatter } from '@vocero/sql/case-matter';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { countSolutions, listSolutions, offerSolutions } from '@vocero/sql/solution-search';
import {
  areLinksThere,
  insertSolution,
  listSolutionVersions,
  lockSolution,
  readSolution,
  reviewSolution,
  setSolutionArchived,
  updateSolution,
  type Solution,
} from '@vocero/sql/solutions';
import type { Audit } from '../audit.ts';
import type { AuditAct } from '../contract/audit.ts';
import * as contract from '../contract/solutions.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';
import { offerAnswer, solutionAnswer } from '../solution-answer.ts';
import { askedOf, partsOf, vectorsOf } from '../solution-words.ts';

const OFFERED = 3;

/** The solution bank: what helps, kept up to date by those who use it. */
export function solutionRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listSolutions, ({ principal, query }) =>
    inOrganization(sql, principal.orgId, (tx) => readPage(tx, query)),
  );

  serve(app, deps, contract.readSolution, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const solution = existing(await readSolution(tx, params.id));
      const versions = await listSolutionVersions(tx, params.id);
      return { ...solutionAnswer(solution), versions };
    }),
  );

  serve(app, deps, contract.createSolution, ({ principal, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      await requireLinks(tx, body);
      const draft = { doc: body, words: vectorsOf(body.texts), memberId };
      const id = await insertSolution(tx, docOf(draft));
      return tell(tx, { act: 'solution_added', id, audit });
    });
  });

  serve(app, deps, contract.changeSolution, ({ principal, params, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const before = existing(await lockSolution(tx, params.id));
      const { version, ...doc } = body;
      if (before.version !== version) throw new Problem(409, 'solution_changed');
      await requireLinks(tx, doc);
      await updateSolution(tx, before.id, docOf({ doc, words: vectorsOf(doc.texts), memberId }));
      return tell(tx, { act: 'solution_changed', id: before.id, audit });
    });
  });

  serve(app, deps, contract.reviewSolution, ({ principal, params, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const before = existing(await lockSolution(tx, params.id));
      await reviewSolution(tx, before.id, memberId);
      return tell(tx, { act: 'solution_reviewed', id: before.id, audit });
    });
  });

  serve(app, deps, contract.archiveSolution, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = existing(await lockSolution(tx, params.id));
      if ((before.archivedAt !== null) === body.archived) return solutionAnswer(before);
      await setSolutionArchived(tx, before.id, body.archived);
      const act = body.archived ? 'solution_archived' : 'solution_restored';
      return tell(tx, { act, id: before.id, audit });
    }),
  );

  serve(app, deps, contract.offerSolutions, ({ principal, body }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const matter = await readMatter(tx, body);
      return { items: (await offerSolutions(tx, matter, OFFERED)).map(offerAnswer) };
    }),
  );
}

async function readPage(tx: Tx, query: contract.SolutionQuery) {
  const { q, filter, order, reason, theme, unusual, cursor, limit } = query;
  const skip = skipOf(cursor);
  const counts = await countSolutions(tx);
  const words = await askedOf(tx, q);
  if (q && !words) return { items: [], nextCursor: null, counts };
  const search = {
    words,
    filter,
    order,
    reasonId: reason ?? null,
    themeId: theme ?? null,
    isUnusual: unusual === undefined ? null : unusual === '1',
  };
  const rows = await listSolutions(tx, search, { skip, limit: limit + 1 });
  return {
    items: rows.slice(0, limit).map(solutionAnswer),
    nextCursor: rows.length > limit ? String(skip + limit) : null,
    counts,
  };
}

/** More articles than that nobody pages through. */
const FURTHEST = 100_000;

/** @throws Problem 400 for anything that was not given out as a cursor. */
function skipOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const skip = Number(cursor);
  if (!/^\d+$/.test(cursor) || skip > FURTHEST) throw new Problem(400, 'bad_cursor');
  return skip;
}

/** What is typed, and what a case says where one is named. */
async function readMatter(tx: Tx, { text, reason, themeIds, caseId, locale }: contract.Matter) {
  const held = caseId === null ? null : await readCaseMatter(tx, caseId);
  if (held === undefined) throw notFound();
  return {
    parts: await partsOf(tx, [text, held?.text ?? ''].join('\n')),
    reasonCodes: [...(reason === null ? [] : [reason]), ...(held?.reasonCodes ?? [])],
    themeIds: [...themeIds, ...(held?.themeIds ?? [])],
    locale,
  };
}

/** What is kept has no languages without words. */
function docOf<Draft extends { doc: contract.SolutionDoc }>(draft: Draft) {
  const texts = Object.fromEntries(
    Object.entries(draft.doc.texts).flatMap(([locale, words]) =>
      words ? [[locale, words] as const] : [],
    ),
  );
  return { ...draft, doc: { ...draft.doc, texts } };
}

/** @throws Problem 422 for a reason or a theme that the organisation has not. */
async function requireLinks(tx: Tx, links: Pick<contract.SolutionDoc, 'reasonIds' | 'themeIds'>) {
  if (!(await areLinksThere(tx, links))) throw new Problem(422, 'unknown_reference');
}

function existing(solution: Solution | undefined): Solution {
  if (!solution) throw notFound();
  return solution;
}

interface Done {
  act: Extract<AuditAct, `solution_${string}`>;
  id: string;
  audit: Audit;
}

async function tell(tx: Tx, { act, id, audit }: Done) {
  const now = existing(await readSolution(tx, id));
  const label = Object.values(now.texts)[0]?.title ?? null;
  // What it said before is kept by its versions, so that the log need not.
  await audit(tx, { act, subject: { kind: 'solution', id, label } });
  return solutionAnswer(now);
}
