import { inOrganization, type Tx } from '@vocero/sql/connect';
import { changeDigestByMail } from '@vocero/sql/message-log';
import { findMember } from '@vocero/sql/members';
import { readMuteToken } from '@vocero/sql/mute-token';
import type { Context } from 'hono';
import { auditFor } from '../audit.ts';
import type { MutePageProps } from '../contract/pages.ts';
import type { App, Deps, Env } from '../deps.ts';
import { localeFromTag } from '../messages.ts';
import { notFound } from '../problem.ts';
import { readPageFacts } from '../page-facts.ts';
import { publicPages } from '../public-pages.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { withNotice } from './public-surveys.ts';

/**
 * Turns the weekly digest by mail off without signing in. Looking at the page changes nothing, since
 * mail programs look at links by themselves; one request does (RFC 8058), and the page undoes it.
 */
export function muteRoutes(app: App, deps: Deps) {
  serveRaw(
    app,
    deps,
    rawRoutes.mutePage,
    withNotice(deps, async (c) => {
      await limitRate(c, deps, 'publicPage');
      const facts = await inMutable(c, deps, readPageFacts);
      return show(c, deps, { ...facts, state: 'asked' });
    }),
  );

  serveRaw(
    app,
    deps,
    rawRoutes.mute,
    withNotice(deps, async (c) => {
      await limitRate(c, deps, 'publicAnswer');
      const byMail = (await c.req.parseBody())['act'] === 'resume';
      const facts = await inMutable(c, deps, async (tx, memberId) => {
        if (!(await changeDigestByMail(tx, memberId, byMail))) throw notFound();
        await auditFor(c, deps, { kind: 'member', id: memberId })(tx, {
          act: byMail ? 'mail_resumed' : 'mail_muted',
          subject: { kind: 'member', id: memberId, label: (await findMember(tx, memberId))?.name },
        });
        return readPageFacts(tx);
      });
      return show(c, deps, {
        ...facts,
        state: byMail ? 'resumed' : 'muted',
      });
    }),
  );
}

/** @throws Problem 404 for a token that is none of ours, or whose organisation is gone. */
async function inMutable<T>(
  c: Context<Env>,
  { sql, settings }: Deps,
  work: (tx: Tx, memberId: string) => Promise<T>,
): Promise<T> {
  const whose = readMuteToken(settings.secret, c.req.param('token') ?? '');
  if (!whose) throw notFound();
  return inOrganization(sql, whose.orgId, async (tx) => {
    const result = await work(tx, whose.memberId);
    if (!result) throw notFound();
    return result;
  });
}

async function show(
  c: Context<Env>,
  { settings }: Deps,
  props: Omit<MutePageProps, 'locale'>,
): Promise<Response> {
  const { mutePage } = await publicPages(settings);
  const locale = localeFromTag(c.req.query('lang')) ?? c.get('locale');
  return c.html(mutePage({ ...props, locale }), 200, {
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
}
