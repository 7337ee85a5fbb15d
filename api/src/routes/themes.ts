import { searchFeedback } from '@vocero/sql/bank-search';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { listFeedback, type FeedbackFilter } from '@vocero/sql/feedback-list';
import { findThemeFacts } from '@vocero/sql/theme-facts';
import { listThemeHistory } from '@vocero/sql/theme-history';
import { listStatusMarks, listTrendWeeks, withTrendDriver } from '@vocero/sql/theme-trend';
import { listAllThemes, listOpenThemes, markSeen, themeExists } from '@vocero/sql/themes';
import { readAsked } from '../bank-query.ts';
import { showCaseCode } from '../case-code.ts';
import * as contract from '../contract/themes.ts';
import * as histories from '../contract/theme-history.ts';
import { decodeCursor, encodeCursor, toPage } from '../cursor.ts';
import type { App, Deps } from '../deps.ts';
import type { ModelCache } from '../model-cache.ts';
import { makeReasons } from '../placement-reasons.ts';
import { notFound } from '../problem.ts';
import { serve } from '../serve.ts';
import { toTheme } from '../theme-answer.ts';
import { readThemeDetail } from '../theme-detail.ts';
import { filterThemes, pageOfThemes } from '../theme-list.ts';
import { readKeptTrends } from '../kept-trends.ts';

/** Themes as people read them: the board, a theme's page, its comments, its trend, its history. */
export function themeRoutes(app: App, deps: Deps, readModel: ModelCache) {
  const { sql } = deps;
  const explain = makeReasons(readModel);

  serve(app, deps, contract.listThemes, async ({ principal, query }) => {
    const { status, owner, department, show } = query;
    const list = show === 'all' || status === 'merged' ? listAllThemes : listOpenThemes;
    const themes = await inOrganization(sql, principal.orgId, async (tx) => {
      const trendOf = await readKeptTrends(tx);
      const rows = await list(tx, { status, owner, department });
      return rows.map((row) => toTheme(row, trendOf(row)));
    });
    return pageOfThemes(filterThemes(themes, query), query);
  });

  serve(app, deps, contract.readTheme, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => readThemeDetail(tx, params.id)),
  );

  serve(app, deps, contract.listThemeFeedback, ({ principal, params, query }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { items, representativeId, nextCursor } = await listQuotes(tx, params.id, query);
      const quotes = (await explain(tx, principal.orgId, items)).map((feedback) => ({
        ...feedback,
        caseCode: showCaseCode(feedback.caseCode),
        representative: feedback.id === representativeId,
      }));
      return { items: quotes, nextCursor };
    }),
  );

  serve(app, deps, contract.readThemeTrend, ({ principal, params, query }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if (!(await themeExists(tx, params.id))) throw notFound();
      return {
        weeks: await withTrendDriver(
          tx,
          params.id,
          await listTrendWeeks(tx, params.id, query.weeks),
        ),
        marks: await listStatusMarks(tx, params.id, query.weeks),
      };
    }),
  );

  serve(app, deps, histories.readThemeHistory, ({ principal, params, query }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if (!(await themeExists(tx, params.id))) throw notFound();
      const before = query.cursor === undefined ? null : decodeCursor(query.cursor).id;
      const rows = await listThemeHistory(tx, params.id, before, query.limit + 1);
      const items = rows.slice(0, query.limit);
      const last = items.at(-1);
      return { items, nextCursor: rows.length > items.length && last ? encodeCursor(last) : null };
    }),
  );

  serve(app, deps, contract.markThemeSeen, async ({ principal, params }) => {
    const isThere = await inOrganization(sql, principal.orgId, (tx) => markSeen(tx, params.id));
    if (!isThere) throw notFound();
    return undefined;
  });
}

interface QuoteQuery extends Omit<FeedbackFilter, 'id' | 'theme' | 'state'> {
  cursor?: string | undefined;
  limit: number;
  q?: string | undefined;
  exact?: '1' | undefined;
}

/**
 * The representative comment leads the first page, if it passes the filter; the rest is by time. Of what
 * is searched for the newest comes first.
 */
async function listQuotes(tx: Tx, theme: string, query: QuoteQuery) {
  const { cursor, limit, q, exact, ...filter } = query;
  const facts = await findThemeFacts(tx, theme);
  if (!facts) throw notFound();
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const id = facts.representativeId;
  const asked = await readAsked(tx, { q, exact });
  if (asked) {
    const search = { words: asked.words, filter: { ...filter, theme } };
    const { items, next } = await searchFeedback(tx, search, after, limit);
    return { items, representativeId: id, nextCursor: next && encodeCursor(next) };
  }
  const first =
    id && !after && limit > 1 ? await listFeedback(tx, { ...filter, theme, id }, null, 1) : [];
  const room = limit - first.length;
  const rows = await listFeedback(tx, { ...filter, theme }, after, room + 2);
  const page = toPage(
    rows.filter((row) => limit === 1 || row.id !== id),
    room,
  );
  const items = [...first, ...page.items];
  return { items, representativeId: id, nextCursor: page.nextCursor };
}
