import { randomUUID } from 'node:crypto';
import { inOrganization, withLookup, type Tx } from '@vocero/sql/connect';
import { findCaseOfLink, isErased } from '@vocero/sql/customer-page';
import { findTrackedFeedback } from '@vocero/sql/tracking-links';
import type { Context } from 'hono';
import type { CustomerFormState } from './contract/customer-page.ts';
import type { Locale } from './contract/values.ts';
import type { Deps, Env } from './deps.ts';
import { localeFromTag } from './messages.ts';
import { readPreviewToken } from './preview-token.ts';
import { notFound, Problem } from './problem.ts';
import { publicPages } from './public-pages.ts';
import { hashToken } from './secrets.ts';

/** Whose page is open, by whoever holds its link. */
export interface CustomerVisit {
  orgId: string;
  feedbackId: string;
  /** Null: the comment has no case. */
  caseId: string | null;
  /** Where the page is, without a slash at the end. */
  path: string;
  /** Somebody of the staff looks, and can do nothing. */
  isPreview: boolean;
}

/** Base64url, as tokens are made; anything else could not even be looked up. */
const TOKEN = /^[\w-]{1,80}$/;

/** Thrown where what a link led to was erased, as its customer or the organisation asked. */
export class CustomerErased extends Problem {
  constructor() {
    super(410, 'not_found');
  }
}

/**
 * Whose page a link opens.
 * @throws Problem 404 for a token that is none of ours, 410 where there is nothing left to show.
 */
export async function openVisit(c: Context<Env>, deps: Deps): Promise<CustomerVisit> {
  const token = c.req.param('token') ?? '';
  if (!TOKEN.test(token)) throw notFound();
  const hash = hashToken('tracking', token);
  const tracked = await withLookup(deps.sql, hash, (tx) => findTrackedFeedback(tx, hash));
  const found = tracked ?? readPreviewToken(deps.settings.secret, token, new Date());
  if (!found) throw notFound();
  const { orgId, feedbackId } = found;
  const caseId = await inOrganization(deps.sql, orgId, async (tx) => {
    if (await isErased(tx, feedbackId)) throw new CustomerErased();
    return findCaseOfLink(tx, feedbackId);
  });
  return { orgId, feedbackId, caseId, path: `/t/${token}`, isPreview: !tracked };
}

/** A visit by the customer, of a case: what a form needs. */
export type CaseVisit = CustomerVisit & { caseId: string };

/** @throws Problem 404 where there is no case, and for staff who only look. */
export async function openCaseVisit(c: Context<Env>, deps: Deps): Promise<CaseVisit> {
  const { caseId, ...visit } = await openVisit(c, deps);
  if (caseId === null || visit.isPreview) throw notFound();
  return { ...visit, caseId };
}

export const inVisit = <T>(deps: Deps, { orgId }: CustomerVisit, work: (tx: Tx) => Promise<T>) =>
  inOrganization(deps.sql, orgId, work);

/** The language of the page: as it is asked for, else as the browser likes it. */
export const visitLocale = (c: Context<Env>, said = ''): Locale =>
  localeFromTag(said) ?? localeFromTag(c.req.query('lang')) ?? c.get('locale');

export const blankForms = (): CustomerFormState => ({
  submission: randomUUID(),
  done: null,
  draft: null,
  errors: {},
});

/** The address is a secret: no cache keeps it, no search engine, and no other site is told of it. */
export const privately = {
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex',
};

/** Says that all was erased, where somebody comes back to what was. */
export const withErasedNotice =
  (deps: Deps, handle: (c: Context<Env>) => Promise<Response>) =>
  async (c: Context<Env>): Promise<Response> => {
    try {
      return await handle(c);
    } catch (error) {
      if (!(error instanceof CustomerErased)) throw error;
      const { noticePage } = await publicPages(deps.settings);
      return c.html(noticePage({ locale: visitLocale(c), kind: 'erased' }), 410, privately);
    }
  };
