import { inOrganization, type Tx } from '@vocero/sql/connect';
import { listDepartmentWeeks } from '@vocero/sql/department-weeks';
import { listCausers } from '@vocero/sql/reason-reports';
import {
  listDepartmentThemes,
  type DepartmentTheme,
  type KeptPromise,
  type VerifiedFall,
} from '@vocero/sql/scorecard-promises';
import { compareCounts } from '@vocero/workers/engine/trends/compare-counts';
import { spreadOf } from '@vocero/workers/engine/trends/spread';
import { leastShown } from '../contract/rate.ts';
import * as contract from '../contract/scorecards.ts';
import type { App, Deps } from '../deps.ts';
import { fallOf } from '../fall.ts';
import { notFound } from '../problem.ts';
import { answersOf } from '../satisfaction.ts';
import { listScorecards, measuresOf, readScorecardFacts, scorecardOf } from '../scorecards.ts';
import { serve } from '../serve.ts';

const WEEKS = 12;

/** What departments and suppliers cause and what they do about it; never who took the contacts. */
export function scorecardRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listScorecards, ({ principal }) =>
    inOrganization(sql, principal.orgId, listScorecards),
  );

  serve(app, deps, contract.readScorecard, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => readScorecard(tx, params.id)),
  );
}

async function readScorecard(tx: Tx, id: string) {
  const causer = (await listCausers(tx)).find((one) => one.id === id);
  if (!causer) throw notFound();
  const facts = await readScorecardFacts(tx, id);
  const card = scorecardOf(causer, facts);
  const weeks = await listDepartmentWeeks(tx, id, WEEKS);
  const themes = await listDepartmentThemes(tx, id, facts.period.starts);
  return {
    ...card,
    ...measuresOf(facts),
    change: changeOf(card, weeks, facts.period.starts),
    ...answersOf(facts.scores.get(id)),
    weeks,
    openThemes: themes.map(shownTheme),
    promised: facts.promises.map(shownPromise),
    falls: facts.falls.map(shownFall),
  };
}

/** Hardly an accident: one in twenty or less. */
const CLEAR = 0.05;

interface Compared {
  contacts: number;
  previous: number;
}

/** Against the 30 days before, with the unrest of the full weeks before these 30. */
function changeOf(
  { contacts, previous }: Compared,
  weeks: readonly { ends: Date; count: number }[],
  starts: Date,
) {
  if (contacts + previous < leastShown) return null;
  const earlier = weeks.filter(({ ends }) => ends <= starts);
  const spread = spreadOf(earlier.map(({ count }) => ({ count, exposure: 1 })));
  const change = compareCounts(
    { count: previous, exposure: 1 },
    { count: contacts, exposure: 1 },
    spread,
  );
  return change && { ...change, clear: change.chance <= CLEAR };
}

function shownTheme({ ownerId, ownerName, ...theme }: DepartmentTheme) {
  const owner = ownerId !== null && ownerName !== null ? { id: ownerId, name: ownerName } : null;
  return { ...theme, owner };
}

const shownPromise = ({
  themeId,
  themeLabel,
  ownerName,
  departmentId: _,
  ...rest
}: KeptPromise) => ({
  ...rest,
  theme: { id: themeId, label: themeLabel },
  owner: ownerName,
});

const shownFall = ({ themeId, themeLabel, ownerName, ...fall }: VerifiedFall) => ({
  theme: { id: themeId, label: themeLabel },
  owner: ownerName,
  at: fall.verifiedAt,
  fall: fallOf(fall.verification, fall.target),
});
