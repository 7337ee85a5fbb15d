import { randomUUID } from 'node:crypto';
import { inOrganization, withLookup, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { appendMessages } from '@vocero/sql/messages';
import { findSupplierLink, openSupplierLink, type OpenedLink } from '@vocero/sql/supplier-links';
import { insertSupplierReport, listReportReaders } from '@vocero/sql/supplier-reports';
import { holdSupplierTheme } from '@vocero/sql/supplier-themes';
import { readToday } from '@vocero/sql/weeks';
import type { Context } from 'hono';
import { auditFor, type Audit } from '../audit.ts';
import type { SupplierDraft, SupplierPageProps } from '../contract/pages.ts';
import type { App, Deps, Env } from '../deps.ts';
import { localeFromTag } from '../messages.ts';
import { notFound, Problem } from '../problem.ts';
import { publicPages } from '../public-pages.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { hashToken } from '../secrets.ts';
import {
  draftOf,
  nameOfReport,
  namesTheme,
  readSupplierFields,
  reportOf,
  supplierErrors,
  type SupplierFields,
} from '../supplier-form.ts';
import { readSupplierPage } from '../supplier-page.ts';
import { withNotice } from './public-surveys.ts';

/** Base64url, as tokens are made; anything else could not even be looked up. */
const TOKEN = /^[\w-]{1,64}$/;
/** Bytes, more than any honest report has: 2,000 characters, twice encoded. */
const largestReport = 100_000;

/** The page of a supplier: its themes and nothing else, without an account or JavaScript. */
export function supplierPageRoutes(app: App, deps: Deps) {
  serveRaw(
    app,
    deps,
    rawRoutes.supplierPage,
    withNotice(deps, async (c) => {
      await limitRate(c, deps, 'publicPage');
      const facts = await inLink(c, deps, (tx, link) => readSupplierPage(tx, link));
      const asked = c.req.query('reported');
      const reported = facts.themes.find(({ id }) => id === asked)?.id ?? null;
      return show(c, deps, { ...facts, ...blank(), reported }, 200);
    }),
  );

  serveRaw(
    app,
    deps,
    rawRoutes.supplierReport,
    withNotice(deps, async (c) => {
      await limitRate(c, deps, 'publicAnswer');
      const fields = await readForm(c);
      const audit = auditFor(c, deps, { kind: 'system' }); // a supplier is nobody's member
      const taken = await inLink(c, deps, (tx, link, orgId) =>
        take(tx, { fields, link, orgId, audit }),
      );
      const locale = localeOf(c, fields);
      if (!taken) {
        const { theme } = fields;
        return c.redirect(
          `${c.req.path}?${new URLSearchParams({ reported: theme, lang: locale }).toString()}`,
          303,
        );
      }
      const status = Object.keys(taken.errors).length > 0 ? 422 : 200;
      return show(
        c,
        deps,
        { ...taken, submission: fields.submission || randomUUID(), reported: null },
        status,
        fields,
      );
    }),
  );
}

const blank = (): Pick<SupplierPageProps, 'draft' | 'errors' | 'submission'> => ({
  draft: null,
  errors: {},
  submission: randomUUID(),
});

/**
 * Works in the organisation that the link is of.
 * @throws Problem 404 for a link that is unknown, expired or taken back: all are one.
 */
async function inLink<T>(
  c: Context<Env>,
  { sql }: Deps,
  work: (tx: Tx, link: OpenedLink, orgId: string) => Promise<T>,
): Promise<T> {
  const token = c.req.param('token') ?? '';
  if (!TOKEN.test(token)) throw notFound();
  const hash = hashToken('supplier', token);
  const found = await withLookup(sql, hash, (tx) => findSupplierLink(tx, hash));
  if (!found) throw notFound();
  return inOrganization(sql, found.orgId, async (tx) => {
    const link = await openSupplierLink(tx, found.id);
    if (!link) throw notFound();
    return work(tx, link, found.orgId);
  });
}

interface Sent {
  fields: SupplierFields;
  link: OpenedLink;
  orgId: string;
  audit: Audit;
}

/**
 * Stores a report and tells whoever looks after the theme. What cannot be stored yet comes back with
 * the whole page; null: it is stored.
 * @throws Problem 404 for a theme that is not this supplier's.
 */
async function take(tx: Tx, { fields, ...sent }: Sent) {
  const { link } = sent;
  const theme =
    namesTheme(fields) && (await holdSupplierTheme(tx, link.departmentId, fields.theme));
  if (!theme) throw notFound();
  const draft = draftOf(fields);
  const errors = fields.switch
    ? {}
    : supplierErrors(draft, { today: await readToday(tx), isTrapped: fields.website !== '' });
  if (fields.switch || Object.keys(errors).length > 0) {
    return { ...(await readSupplierPage(tx, link)), draft, errors };
  }
  await store(tx, { draft, ...sent, submission: fields.submission });
  return null;
}

async function store(
  tx: Tx,
  {
    draft,
    link,
    orgId,
    audit,
    submission,
  }: Omit<Sent, 'fields'> & { draft: SupplierDraft; submission: string },
): Promise<void> {
  const { themeId } = draft;
  const said = reportOf(draft);
  const row = await insertSupplierReport(tx, {
    ...said,
    themeId,
    departmentId: link.departmentId,
    linkId: link.id,
    reportedBy: link.name,
    once: nameOfReport(link.id, submission, draft),
  });
  if (!row) return; // the same form, sent twice
  await audit(tx, {
    act: 'supplier_reported',
    subject: { kind: 'department', id: link.departmentId, label: link.supplier },
    after: { theme: themeId, state: said.state, link: link.name },
  });
  await appendMessages(
    tx,
    (await listReportReaders(tx, themeId)).map((memberId) => ({
      kind: 'supplier_report',
      memberId,
      themeId,
      once: `supplier_report ${row.id}`,
      data: { supplier: link.supplier, state: said.state },
    })),
  );
  await notifyLive(tx, orgId, 'themes');
}

/** Weighed before it is taken apart. What is no form says nothing. */
async function readForm(c: Context<Env>): Promise<SupplierFields> {
  const { byteLength } = await c.req.arrayBuffer();
  if (byteLength > largestReport) throw new Problem(413, 'too_large');
  return readSupplierFields(await c.req.parseBody().catch(() => ({})));
}

const localeOf = (c: Context<Env>, fields?: SupplierFields) =>
  localeFromTag(fields?.switch || fields?.lang) ??
  localeFromTag(c.req.query('lang')) ??
  c.get('locale');

async function show(
  c: Context<Env>,
  { settings }: Deps,
  props: Omit<SupplierPageProps, 'locale'>,
  status: 200 | 422,
  fields?: SupplierFields,
): Promise<Response> {
  const { supplierPage } = await publicPages(settings);
  // The address is a secret: no cache and no search engine keeps it. No other site is told of it:
  // that is the policy of all our pages.
  return c.html(supplierPage({ ...props, locale: localeOf(c, fields) }), status, {
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
  });
}
