import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { OpenPageProps, ShownWait, ShownWaits } from '../contract/open-page.ts';
import type { App, Deps, Env } from '../deps.ts';
import { localeFromTag } from '../messages.ts';
import { publicPages } from '../public-pages.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { readOpenPage } from '../read-open-page.ts';
import { saidFeed } from '../said-feed.ts';
import { timesBadge, timesLine } from '../times-badge.ts';
import { withNotice } from './public-surveys.ts';

/** Seconds for which anybody may keep what a public page says. */
const MAX_AGE = 300;

/** What an organisation tells everybody: pages without a session, a cookie or a script. */
export function openPageRoutes(app: App, deps: Deps) {
  const read = async (c: Context<Env>, page: OpenPageProps['page']) => {
    await limitRate(c, deps, 'publicPage');
    const locale = localeFromTag(c.req.query('lang')) ?? c.get('locale');
    return readOpenPage(deps, { slug: c.req.param('slug') ?? '', page, locale });
  };

  const show = (page: OpenPageProps['page']) =>
    withNotice(deps, async (c) => {
      const props = await read(c, page);
      const { openPage } = await publicPages(deps.settings);
      return keepable(c, openPage(props), 'text/html; charset=utf-8');
    });

  serveRaw(app, deps, rawRoutes.openOverview, show('overview'));
  serveRaw(app, deps, rawRoutes.openSaid, show('said'));
  serveRaw(app, deps, rawRoutes.openTimes, show('times'));
  serveRaw(app, deps, rawRoutes.openPromises, show('promises'));
  serveRaw(app, deps, rawRoutes.openHow, show('how'));
  serveRaw(app, deps, rawRoutes.openIdeas, show('ideas'));

  serveRaw(
    app,
    deps,
    rawRoutes.openSaidFeed,
    withNotice(deps, async (c) =>
      forAll(keepable(c, saidFeed(await read(c, 'said')), 'application/atom+xml; charset=utf-8')),
    ),
  );
  serveRaw(
    app,
    deps,
    rawRoutes.openTimesJson,
    withNotice(deps, async (c) =>
      forAll(keepable(c, timesJson(await read(c, 'times')), 'application/json; charset=utf-8')),
    ),
  );
  serveRaw(
    app,
    deps,
    rawRoutes.openTimesBadge,
    withNotice(deps, async (c) => {
      const { locale, times } = await read(c, 'times');
      return forAll(keepable(c, timesBadge(locale, times!), 'image/svg+xml; charset=utf-8'));
    }),
  );
  serveRaw(
    app,
    deps,
    rawRoutes.openTimesLine,
    withNotice(deps, async (c) => {
      const { locale, times } = await read(c, 'times');
      return forAll(keepable(c, `${timesLine(locale, times!)}\n`, 'text/plain; charset=utf-8'));
    }),
  );
}

/** May be kept for some minutes and asked for again by its tag; nothing of it is anybody's own. */
function keepable(c: Context<Env>, body: string, type: string): Response {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = {
    'cache-control': `public, max-age=${MAX_AGE}`,
    vary: 'accept-language',
    etag: tag,
  };
  const known = c.req.header('if-none-match')?.split(/\s*,\s*/) ?? [];
  // On its way through compression a tag becomes a weak one.
  if (known.some((each) => each.replace(/^W\//, '') === tag)) return c.body(null, 304, headers);
  return c.body(body, 200, { ...headers, 'content-type': type });
}

/** Other sites may read it: there is nothing in it that is not public. */
function forAll(response: Response): Response {
  response.headers.set('access-control-allow-origin', '*');
  return response;
}

const timesJson = ({ organization, url, times }: OpenPageProps): string =>
  JSON.stringify({
    organization,
    url,
    /** From receipt on; those that still wait are counted. */
    method: 'kaplan-meier',
    unit: 'hours of the working calendar',
    days: times!.days,
    ...waitsJson(times!.all),
    channels: times!.channels.map(({ channel, ...waits }) => ({ channel, ...waitsJson(waits) })),
    reasons: times!.reasons.map(({ name, ...waits }) => ({ name, ...waitsJson(waits) })),
  });

const waitsJson = ({ n, toAcknowledge, toAnswer }: ShownWaits) => ({
  n: toAcknowledge === null ? null : n,
  toAcknowledge: toAcknowledge && hoursOf(toAcknowledge),
  toAnswer: toAnswer && hoursOf(toAnswer),
});

const hoursOf = ({ medianHours, p80Hours }: ShownWait) => ({ medianHours, p80Hours });
