import { askedLookBack, countAsked, type Asked } from '@vocero/sql/asked';
import { inOrganization } from '@vocero/sql/connect';
import { readMeasures } from '@vocero/sql/measures';
import * as contract from '../contract/asked.ts';
import type { App, Deps } from '../deps.ts';
import { rateOf } from '../rate.ts';
import { serve } from '../serve.ts';

/** What was asked for and not acted on. */
export function askedRoutes(app: App, deps: Deps) {
  serve(app, deps, contract.readAsked, ({ principal }) =>
    inOrganization(deps.sql, principal.orgId, async (tx) => {
      const { askedDays: days } = await readMeasures(tx);
      const rows = await countAsked(tx, days);
      const today = rows.at(-1)!; // the query tells of today whatever there is
      return {
        days,
        lookBack: askedLookBack,
        since: today.since,
        until: today.until,
        share: shareLeft(today),
        points: rows.map((row) => ({ day: row.day, share: shareLeft(row) })),
      };
    }),
  );
}

const shareLeft = ({ comments, acted }: Asked) => rateOf(comments - acted, comments);
