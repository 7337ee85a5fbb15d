import { inOrganization, type Tx } from '@vocero/sql/connect';
import { findRated, rateMessage } from '@vocero/sql/customer-message-log';
import { readRatingToken } from '@vocero/sql/customer-links';
import { notifyLive } from '@vocero/sql/live';
import type { Context } from 'hono';
import { z } from 'zod';
import type { RatingPageProps } from '../contract/pages.ts';
import type { App, Deps, Env } from '../deps.ts';
import { localeFromTag } from '../messages.ts';
import { notFound, Problem } from '../problem.ts';
import { readPageFacts } from '../page-facts.ts';
import { publicPages } from '../public-pages.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { withNotice } from './public-surveys.ts';

const Rating = z.enum(['yes', 'no', 'too_many']);
/** Bytes, more than any honest form has. */
const largestForm = 2_000;

/**
 * Whether it was useful to be told something unasked. Looking counts nothing, since mail programs look
 * at links by themselves.
 */
export function ratingRoutes(app: App, deps: Deps) {
  serveRaw(
    app,
    deps,
    rawRoutes.ratingPage,
    withNotice(deps, async (c) => {
      await limitRate(c, deps, 'publicPage');
      return show(c, deps, c.req.query('lang') ?? '');
    }),
  );

  serveRaw(
    app,
    deps,
    rawRoutes.rating,
    withNotice(deps, async (c) => {
      await limitRate(c, deps, 'publicAnswer');
      const { byteLength } = await c.req.arrayBuffer();
      if (byteLength > largestForm) throw new Problem(413, 'too_large');
      const form = await c.req.parseBody().catch(() => ({}));
      const { rating: said, lang } = { rating: '', lang: '', ...form };
      const rating = Rating.safeParse(said);
      if (rating.success) {
        await inRated(c, deps, async (tx, { orgId, messageId }) => {
          await rateMessage(tx, messageId, rating.data);
          await notifyLive(tx, orgId, 'customer_messages');
        });
      }
      return show(c, deps, typeof lang === 'string' ? lang : '');
    }),
  );
}

type Named = NonNullable<ReturnType<typeof readRatingToken>>;

/** @throws Problem 404 for a token that is none of ours. */
function inRated<T>(
  c: Context<Env>,
  { sql, settings }: Deps,
  work: (tx: Tx, named: Named) => Promise<T>,
): Promise<T> {
  const named = readRatingToken(settings.secret, c.req.param('token') ?? '');
  if (!named) throw notFound();
  return inOrganization(sql, named.orgId, (tx) => work(tx, named));
}

async function show(c: Context<Env>, deps: Deps, lang: string): Promise<Response> {
  const { rated, facts } = await inRated(c, deps, async (tx, { messageId }) => {
    const rated = await findRated(tx, messageId);
    if (!rated) throw notFound();
    return { rated, facts: await readPageFacts(tx) };
  });
  const { ratingPage } = await publicPages(deps.settings);
  const wanted = Rating.safeParse(c.req.query('said'));
  const props: RatingPageProps = {
    ...facts,
    locale: localeFromTag(lang) ?? localeFromTag(rated.locale) ?? c.get('locale'),
    ...{ alert: rated.alert, rating: rated.rating, wanted: wanted.success ? wanted.data : null },
  };
  return c.html(ratingPage(props), 200, {
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-robots-tag': 'noindex',
  });
}
