import { createHash } from 'node:crypto';
import { inOrganization, withLookup } from '@vocero/sql/connect';
import { caseKeyOf, findByCaseKey, keepTrackingLink } from '@vocero/sql/tracking-links';
import type { Context } from 'hono';
import { z } from 'zod';
import { codeFrom, isCode } from '../customer-forms.ts';
import { privately, visitLocale } from '../customer-visit.ts';
import type { App, Deps, Env } from '../deps.ts';
import { normaliseLine } from '../normalise.ts';
import { Problem } from '../problem.ts';
import { publicPages } from '../public-pages.ts';
import { limitKey, limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { trackingHash, trackingUrl } from '../tracking.ts';
import { withNotice } from './public-surveys.ts';

const field = z.string().max(400).catch('').default('');
const Fields = z.object({ code: field, fact: field, website: field, lang: field });
type Fields = z.output<typeof Fields>;

/** Bytes, more than an honest form has. */
const largestForm = 10_000;

/**
 * From a case code and an address that was left with the comment to its page. A wrong code and a
 * wrong address are one answer after one and the same query, and neither is tried often.
 */
export function caseLookupRoutes(app: App, deps: Deps) {
  serveRaw(
    app,
    deps,
    rawRoutes.caseLookup,
    withNotice(deps, async (c) => {
      await limitRate(c, deps, 'publicPage');
      return show(c, deps, Fields.parse({ code: c.req.query('code') }), false);
    }),
  );
  serveRaw(
    app,
    deps,
    rawRoutes.caseLookedUp,
    withNotice(deps, async (c) => {
      await limitRate(c, deps, 'caseLookup');
      const fields = await readFields(c);
      const code = codeFrom(fields.code);
      await limitKey(deps, 'caseCode', createHash('sha256').update(code).digest('base64'));
      const url = await find(deps, { code, fact: normaliseLine(fields.fact), ...trapOf(fields) });
      const locale = visitLocale(c, fields.lang);
      if (url) return c.redirect(`${url}?${new URLSearchParams({ lang: locale }).toString()}`, 303);
      return show(c, deps, fields, true);
    }),
  );
}

const trapOf = ({ website }: Fields) => ({ isTrapped: website !== '' });

/** The address of the page; null where the two do not belong together. */
async function find(
  { sql, settings }: Deps,
  { code, fact, isTrapped }: { code: string; fact: string; isTrapped: boolean },
): Promise<string | null> {
  // What is no code is looked up like one, so that it takes as long.
  const key = await caseKeyOf(sql, isCode(code) ? code : '-', fact);
  const found = await withLookup(sql, key ?? '-', (tx) => findByCaseKey(tx, key ?? '-'));
  if (!found || isTrapped) return null;
  const { orgId, feedbackId } = found;
  const hash = trackingHash(settings.secret, feedbackId);
  await inOrganization(sql, orgId, (tx) => keepTrackingLink(tx, { feedbackId, hash }));
  return trackingUrl(settings, feedbackId);
}

async function readFields(c: Context<Env>): Promise<Fields> {
  const { byteLength } = await c.req.arrayBuffer();
  if (byteLength > largestForm) throw new Problem(413, 'too_large');
  return Fields.parse(await c.req.parseBody().catch(() => ({})));
}

async function show(
  c: Context<Env>,
  { settings }: Deps,
  { code, lang }: Fields,
  isMissed: boolean,
): Promise<Response> {
  const { caseLookupPage } = await publicPages(settings);
  const html = caseLookupPage({ locale: visitLocale(c, lang), code, isMissed });
  return c.html(html, isMissed ? 404 : 200, privately);
}
