import { inOrganization } from '@vocero/sql/connect';
import { listWorth, type WorthRow } from '@vocero/sql/quadrant';
import { suggestWorth } from '@vocero/workers/engine/trends/suggest-worth';
import * as contract from '../contract/quadrant.ts';
import type { App, Deps } from '../deps.ts';
import { serve } from '../serve.ts';

export function quadrantRoutes(app: App, deps: Deps) {
  serve(app, deps, contract.readQuadrant, async ({ principal: { orgId } }) => {
    const rows = await inOrganization(deps.sql, orgId, listWorth);
    return { themes: rows.map(toWorthTheme) };
  });
}

/** Few comments would say more about single people than about the theme. */
function toWorthTheme({ avoidable, repeat, simple, valued, ...theme }: WorthRow) {
  const kinds = { avoidable, repeat, simple, valued };
  const suggested = suggestWorth(kinds);
  return {
    ...theme,
    classified: avoidable + repeat + simple + valued,
    kinds: suggested && kinds,
    suggested,
  };
}
