import { countMix, countSurveyAnswers } from '@vocero/sql/channel-mix';
import { inOrganization } from '@vocero/sql/connect';
import { readAskedPeriod } from '../asked-period.ts';
import * as contract from '../contract/channel-mix.ts';
import type { App, Deps } from '../deps.ts';
import { rateOf } from '../rate.ts';
import { serve } from '../serve.ts';

/** What channels customers choose, and on which they stay to the end. */
export function channelMixRoutes(app: App, deps: Deps) {
  serve(app, deps, contract.readChannelMix, ({ principal, query }) =>
    inOrganization(deps.sql, principal.orgId, async (tx) => {
      const period = await readAskedPeriod(tx, query);
      const surveyId = query.survey ?? null;
      const parts = await countMix(tx, period, { by: query.by, surveyId });
      return {
        period,
        by: query.by,
        parts: parts.map(({ unit, key, name, asked, completed }) => ({
          unit,
          key,
          name,
          completed: rateOf(completed, asked),
        })),
        answers: await countSurveyAnswers(tx, period, surveyId),
      };
    }),
  );
}
