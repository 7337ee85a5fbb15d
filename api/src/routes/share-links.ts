import { inOrganization, withLookup, type Tx } from '@vocero/sql/connect';
import {
  countOpening,
  findSharedWeek,
  insertShareLink,
  listShareLinks,
  revokeShareLink,
} from '@vocero/sql/share-links';
import { findTopTenWeek } from '@vocero/sql/top-ten-weeks';
import * as contract from '../contract/share-links.ts';
import { TopTen } from '../contract/top-ten.ts';
import type { App, Deps } from '../deps.ts';
import { localeFromTag } from '../messages.ts';
import { memberOnly } from '../principal.ts';
import { notFound } from '../problem.ts';
import { readPageFacts } from '../page-facts.ts';
import { publicPages } from '../public-pages.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { hashToken, randomPublicToken } from '../secrets.ts';
import { serve } from '../serve.ts';
import { showClosedWeek } from '../top-ten.ts';
import { withNotice } from './public-surveys.ts';

/** Base64url, as tokens are made. */
const TOKEN = /^[\w-]{1,64}$/;

/** Links to a closed week for people without an account, and the page that they open. */
export function shareLinkRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.listShareLinks, async ({ principal, query }) => ({
    items: await inOrganization(sql, principal.orgId, (tx) => listShareLinks(tx, query.week)),
  }));

  serve(app, deps, contract.createShareLink, async ({ principal, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    const token = randomPublicToken();
    const link = await inOrganization(sql, orgId, async (tx) => {
      const { week, days } = body;
      const row = { tokenHash: hashToken('share', token), weekStart: week, days };
      const made = await insertShareLink(tx, { ...row, createdBy: memberId });
      const subject = { kind: 'share_link', id: made.id, label: week } as const;
      await audit(tx, { act: 'share_link_made', subject, after: { days } });
      return made;
    });
    return { ...link, url: `${settings.publicUrl}/r/${token}` };
  });

  serve(app, deps, contract.revokeShareLink, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const revoked = await revokeShareLink(tx, params.id);
      if (!revoked) throw notFound();
      const { opened, weekStart: label } = revoked;
      const subject = { kind: 'share_link', id: params.id, label } as const;
      await audit(tx, { act: 'share_link_revoked', subject, before: { opened } });
      return undefined;
    }),
  );

  serveRaw(
    app,
    deps,
    rawRoutes.sharedReport,
    withNotice(deps, async (c) => {
      await limitRate(c, deps, 'publicPage');
      const token = c.req.param('token') ?? '';
      if (!TOKEN.test(token)) throw notFound();
      const hash = hashToken('share', token);
      const shared = await withLookup(sql, hash, (tx) => findSharedWeek(tx, hash));
      if (!shared) throw notFound();
      const report = await inOrganization(sql, shared.orgId, async (tx) => {
        await countOpening(tx, hash);
        return readShared(tx, shared.weekStart);
      });
      const { reportPage } = await publicPages(settings);
      const locale = localeFromTag(c.req.query('lang')) ?? c.get('locale');
      // The address is a secret: no cache and no search engine keeps it. No other site is told of it:
      // that is the policy of all our pages.
      return c.html(reportPage({ locale, ...report }), 200, {
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex',
      });
    }),
  );
}

async function readShared(tx: Tx, weekStart: string) {
  const week = await findTopTenWeek(tx, weekStart);
  if (!week) throw notFound();
  const facts = await readPageFacts(tx);
  const report = TopTen.parse(JSON.parse(JSON.stringify(showClosedWeek(week))));
  return { ...facts, report };
}
