import { inOrganization, type Tx } from '@vocero/sql/connect';
import { countContactsByKind, countContactsByReason, readSteps } from '@vocero/sql/home';
import { notifyLive } from '@vocero/sql/live';
import { appendOutboxAnew, wakeRelay } from '@vocero/sql/outbox';
import { countWaitingGrants } from '@vocero/sql/remedy-log';
import { listOpenThemes } from '@vocero/sql/themes';
import * as contract from '../contract/home.ts';
import type { Flag } from '../contract/themes.ts';
import type { Kind } from '../contract/values.ts';
import type { App, Deps } from '../deps.ts';
import { readEngine } from '../engine-state.ts';
import { rateOf, withShares } from '../rate.ts';
import { serve } from '../serve.ts';
import type { Settings } from '../settings.ts';
import { toTheme } from '../theme-answer.ts';
import { byCount30, newAndRising } from '../theme-list.ts';
import { readKeptTrends } from '../kept-trends.ts';

const days = 30;
const topThemes = 10;

/** The first page: why customers contact us, what they say, what needs a hand. */
export function homeRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.readHome, ({ principal }) =>
    inOrganization(sql, principal.orgId, (tx) => readHome(tx, settings)),
  );

  serve(app, deps, contract.readEngine, ({ principal }) =>
    inOrganization(sql, principal.orgId, (tx) => readEngine(tx, settings)),
  );

  serve(app, deps, contract.relearn, async ({ principal: { orgId }, audit }) => {
    const state = await inOrganization(sql, orgId, async (tx) => {
      await appendOutboxAnew(tx, 'themes.learn', orgId);
      await notifyLive(tx, orgId, 'engine');
      await audit(tx, { act: 'relearn_asked', subject: { kind: 'engine' } });
      return readEngine(tx, settings);
    });
    wakeRelay(sql);
    return state;
  });
}

async function readHome(tx: Tx, settings: Settings) {
  const reasons = await countContactsByReason(tx);
  const kinds = await countContactsByKind(tx);
  const trendOf = await readKeptTrends(tx);
  const rows = await listOpenThemes(tx, {});
  const themes = rows.map((row) => toTheme(row, trendOf(row)));
  const flagged = (flag: Flag) => themes.filter((theme) => theme.flags.includes(flag)).length;
  return {
    days,
    contacts: reasons.reduce((sum, reason) => sum + reason.count, 0),
    contactsBefore: reasons.reduce((sum, reason) => sum + reason.before, 0),
    reasons,
    kinds: withShares(kinds),
    avoidable: avoidableOf(kinds),
    themes: themes.toSorted(byCount30).slice(0, topThemes),
    newAndRising: newAndRising(themes).slice(0, topThemes),
    noOwner: flagged('no_owner'),
    overdue: flagged('overdue'),
    regressed: flagged('regressed'),
    stalled: flagged('stalled'),
    remediesWaiting: await countWaitingGrants(tx),
    engine: await readEngine(tx, settings),
    steps: await readSteps(tx),
  };
}

/** The share that would not exist had all gone well. */
function avoidableOf(kinds: readonly { kind: Kind | null; count: number }[]) {
  const countOf = (...wanted: (Kind | null)[]) =>
    kinds.reduce((sum, { kind, count }) => sum + (wanted.includes(kind) ? count : 0), 0);
  return rateOf(countOf('avoidable', 'repeat'), countOf('avoidable', 'repeat', 'simple', 'valued'));
}
