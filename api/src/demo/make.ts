import { randomUUID } from 'node:crypto';
import type { Tx } from '@vocero/sql/connect';
import { insertContactReasons, listContactReasons } from '@vocero/sql/contact-reasons';
import {
  insertPastActions,
  insertPastEvents,
  insertPastFeedback,
  insertPastPlacements,
  insertPastThemes,
  type PastFeedback,
} from '@vocero/sql/demo';
import { insertDepartment } from '@vocero/sql/departments';
import { insertMember } from '@vocero/sql/members';
import { insertOrganization } from '@vocero/sql/organizations';
import { appendOutbox } from '@vocero/sql/outbox';
import { starterReasons } from '@vocero/sql/starter-reasons';
import { insertSurvey } from '@vocero/sql/surveys';
import { findUserByEmail, insertUser } from '@vocero/sql/users';
import { newCaseCode } from '../case-code.ts';
import type { Locale } from '../contract/values.ts';
import { randomPublicToken } from '../secrets.ts';
import { insertStarterKinds } from '../starter-kinds.ts';
import { uuid7 } from '../uuid7.ts';
import { demoComments } from './comments.ts';
import type { DemoComment } from './demo-comment.ts';
import { historyOf, type DemoWorld } from './history.ts';
import { demoDepartments, demoMembers, demoOrganization } from './organization.ts';
import { demoThemes } from './themes.ts';

/** The demo organisation as it is needed while its comments are written. */
interface Firm extends DemoWorld {
  reasons: ReadonlyMap<string, string>;
  surveyId: string;
  formId: string;
  agentId: string;
}

export interface NewDemo {
  slug: string;
  /** The language of its theme names. */
  locale: Locale;
  /** Of the accounts of its made-up people. */
  passwordHash: string;
}

/** Makes a demo organisation with its people and its past; the transaction is left working on it. */
export async function makeDemo(tx: Tx, { slug, locale, passwordHash }: NewDemo): Promise<void> {
  const { name } = demoOrganization;
  const orgId = await insertOrganization(tx, { slug, name, locale, isDemo: true });
  await insertStarterKinds(tx, locale);
  const firm = await insertPeople(tx, passwordHash, locale);
  const comments = demoComments.map((comment, i) => ({ comment, row: pastOf(comment, i, firm) }));

  const histories = demoThemes.map((demo) => {
    const own = comments.filter(({ comment }) => comment.theme === demo.key);
    const heard = own.map(({ comment, row }) => ({
      id: row.id,
      at: row.occurredAt,
      language: comment.language,
    }));
    const history = historyOf(
      demo,
      heard.sort((a, b) => +a.at - +b.at),
      firm,
    );
    for (const { row } of own) row.themeId = history.theme.id;
    return history;
  });

  const rows = comments.map(({ row }) => row);
  await insertPastFeedback(tx, rows);
  await insertPastThemes(
    tx,
    histories.map((history) => history.theme),
  );
  await insertPastPlacements(tx, rows);
  await insertPastActions(
    tx,
    histories.flatMap((history) => history.actions),
  );
  await insertPastEvents(
    tx,
    histories.flatMap((history) => history.events),
  );
  await appendOutbox(tx, 'themes.learn', orgId);
}

async function insertPeople(tx: Tx, passwordHash: string, locale: Locale): Promise<Firm> {
  const departments = new Map<string, string>();
  for (const { key, name, kind } of demoDepartments) {
    departments.set(key, (await insertDepartment(tx, { name, kind })).id);
  }
  const members = new Map<string, string>();
  for (const { email, name, role, departmentKey } of demoMembers) {
    const known = await findUserByEmail(tx, email);
    const userId = known?.id ?? randomUUID();
    if (!known) await insertUser(tx, { id: userId, name, email, passwordHash });
    const departmentId = departments.get(departmentKey) ?? null;
    members.set(email, await insertMember(tx, { userId, role, name, email, departmentId }));
  }
  const memberWho = (role: string) =>
    members.get(demoMembers.find((member) => member.role === role)!.email)!;

  await insertContactReasons(
    tx,
    starterReasons.map((reason) => ({ ...reason, departmentId: null })),
  );
  const reasons = new Map((await listContactReasons(tx)).map(({ code, id }) => [code, id]));
  const page = (kind: 'survey' | 'form') =>
    insertSurvey(tx, {
      kind,
      name: demoOrganization[kind][locale],
      token: randomPublicToken(),
      locale,
    });
  return {
    now: new Date(),
    locale,
    members,
    departments,
    reasons,
    chairId: memberWho('chair'),
    agentId: memberWho('agent'),
    surveyId: (await page('survey')).id,
    formId: (await page('form')).id,
  };
}

/** Spread over the ten hours before each comment's time of day, the same way each time. */
function pastOf(comment: DemoComment, index: number, firm: Firm): PastFeedback {
  const minutes = comment.daysAgo * 1_440 + ((index * 7_919) % 600);
  const occurredAt = new Date(firm.now.getTime() - minutes * 60_000);
  const { solved, treated, firstTime, channel } = comment;
  const answers = { solved, treated, firstTime };
  return {
    id: uuid7(occurredAt.getTime()),
    channel,
    text: comment.text,
    language: comment.language,
    scores: Object.fromEntries(
      Object.entries(answers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
    kind: comment.kind,
    reasonId: firm.reasons.get(comment.reason) ?? null,
    customerRef: comment.customer ?? null,
    caseCode: newCaseCode(),
    surveyId: channel === 'survey' ? firm.surveyId : channel === 'form' ? firm.formId : null,
    memberId: channel === 'agent' ? firm.agentId : null,
    occurredAt,
    themeId: null,
  };
}
