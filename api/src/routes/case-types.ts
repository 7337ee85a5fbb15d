import { readClockCalendar } from '@vocero/sql/case-policy';
import {
  listSkippedCases,
  listStepTimes,
  readStepReport,
  type StepTime,
} from '@vocero/sql/case-step-report';
import {
  insertCaseType,
  listCaseTypes,
  lockCaseType,
  setTypeArchived,
  updateCaseType,
  type CaseType,
} from '@vocero/sql/case-types';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { readOrganization } from '@vocero/sql/organizations';
import { starterCaseType } from '@vocero/sql/starter-case-type';
import type { Audit } from '../audit.ts';
import { showCaseCode } from '../case-code.ts';
import type { CaseState } from '../contract/case-states.ts';
import * as contract from '../contract/case-types.ts';
import type { App, Deps } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';
import { serve, type Wire } from '../serve.ts';
import { stepReport } from '../step-report.ts';

/** The newest steps that times are told from: enough for any average, little enough for a moment. */
const MOST_TIMES = 5_000;
const MOST_CASES = 100;

/** The map of the process: kinds of cases, the steps each goes, and how they are kept to. */
export function caseTypeRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listCaseTypes, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => ({
      items: (await listCaseTypes(tx)).map(typeAnswer),
    })),
  );

  serve(app, deps, contract.createCaseType, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const id = await insertCaseType(tx, draftOf(body));
      return tell(tx, { orgId: principal.orgId, act: 'case_type_added', id, audit });
    }),
  );

  serve(app, deps, contract.addStarterCaseType, ({ principal, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if ((await listCaseTypes(tx)).length > 0) return { added: 0 };
      const { locale } = await readOrganization(tx);
      const id = await insertCaseType(tx, starterCaseType(locale));
      await tell(tx, { orgId: principal.orgId, act: 'case_type_added', id, audit });
      return { added: 1 };
    }),
  );

  serve(app, deps, contract.changeCaseType, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = existing(await lockCaseType(tx, params.id));
      const { version, ...draft } = body;
      if (before.version !== version) throw new Problem(409, 'case_type_changed');
      const isDefault = draft.isDefault && before.archivedAt === null;
      await updateCaseType(tx, before.id, draftOf({ ...draft, isDefault }));
      const { id } = before;
      return tell(tx, { orgId: principal.orgId, act: 'case_type_changed', id, audit });
    }),
  );

  serve(app, deps, contract.archiveCaseType, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = existing(await lockCaseType(tx, params.id));
      if ((before.archivedAt !== null) === body.archived) return typeAnswer(before);
      await setTypeArchived(tx, before.id, body.archived);
      const act = body.archived ? 'case_type_archived' : 'case_type_restored';
      return tell(tx, { orgId: principal.orgId, act, id: before.id, audit });
    }),
  );

  serve(app, deps, contract.readStepReport, ({ principal, query }) =>
    inOrganization(sql, principal.orgId, (tx) => readReport(tx, query.days)),
  );

  serve(app, deps, contract.listSkippedCases, ({ principal, params, query }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const at = { key: params.id, days: query.days, limit: MOST_CASES };
      const rows = await listSkippedCases(tx, at);
      return { items: rows.map((row) => ({ ...row, code: showCaseCode(row.code) })) };
    }),
  );
}

async function readReport(tx: Tx, days: number) {
  const types = (await listCaseTypes(tx)).filter(({ archivedAt }) => archivedAt === null);
  const rows = await readStepReport(tx, days);
  const times: readonly StepTime[] = await listStepTimes(tx, { days, limit: MOST_TIMES });
  const calendar = await readClockCalendar(tx);
  return {
    types: types.map(({ id, names }) => ({
      id,
      names,
      steps: rows
        .filter(({ typeId }) => typeId === id)
        .map((row) => stepReport(row, times, calendar)),
    })),
  };
}

/** What is kept has no languages without words. */
const draftOf = ({ names, steps, isDefault }: contract.CaseTypeDraft) => ({
  names: worded(names),
  isDefault,
  steps: steps.map((step) => ({ ...step, customer: worded(step.customer) })),
});

const worded = (words: Partial<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(words).flatMap(([l, text]) => (text ? [[l, text]] : [])));

function existing(type: CaseType | undefined): CaseType {
  if (!type) throw notFound();
  return type;
}

/** States are as the contract let them in. */
const typeAnswer = (type: CaseType): Wire<contract.CaseType> => ({
  ...type,
  steps: type.steps.map((step): contract.TypeStep => ({
    ...step,
    role: step.role as contract.TypeStep['role'],
    state: step.state as CaseState | null,
  })),
});

interface Done {
  orgId: string;
  act: `case_type_${'added' | 'changed' | 'archived' | 'restored'}`;
  id: string;
  audit: Audit;
}

async function tell(tx: Tx, { orgId, act, id, audit }: Done) {
  const now = existing(await lockCaseType(tx, id));
  const label = Object.values(now.names)[0] ?? null;
  await audit(tx, { act, subject: { kind: 'case_type', id, label } });
  await notifyLive(tx, orgId, 'cases');
  return typeAnswer(now);
}
