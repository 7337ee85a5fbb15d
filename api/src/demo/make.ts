import type { Tx } from '@vocero/sql/connect';
import { insertPastFeedback, insertPastPlacements } from '@vocero/sql/demo-comments';
import { insertOrganization } from '@vocero/sql/organizations';
import { appendOutbox } from '@vocero/sql/outbox';
import type { Locale } from '../contract/values.ts';
import { freezeBaselines } from '../freeze-baselines.ts';
import { openInDemo } from './cases.ts';
import { tellOfProblems } from './known-problems.ts';
import { writeToCustomers } from './customer-messages.ts';
import { eraseInDemo } from './erased.ts';
import { makeComments } from './make-comments.ts';
import { makeFirm, type Firm } from './make-firm.ts';
import { makeTheme, type MadeTheme } from './make-themes.ts';
import { writePast, type Moment } from './moment.ts';
import { noteInDemo } from './customer-notes.ts';
import { objectInDemo } from './objections.ts';
import { speakInPublic } from './openness.ts';
import { demoBaseline, demoOrganization } from './organization.ts';
import { answerAgain } from './past-again.ts';
import { askInDemo } from './past-asks.ts';
import { actionsOf } from './past-actions.ts';
import { actsOf } from './past-acts.ts';
import { callInDemo } from './past-calls.ts';
import { inviteInDemo } from './past-invitations.ts';
import { beginInDemo } from './past-starts.ts';
import { closeMonths } from './past-statements.ts';
import { holdMeeting } from './past-meeting.ts';
import { answerAtKiosks } from './past-kiosks.ts';
import { grantPastRemedies } from './past-remedies.ts';
import { praiseInDemo } from './past-praise.ts';
import { mapProcess, offerInDemo, walkInDemo } from './process.ts';
import { promiseInDemo } from './promises.ts';
import { closingsOf } from './past-weeks.ts';
import { writeSolutions } from './solutions.ts';
import { reportAsSupplier } from './suppliers.ts';
import { editDemoSurvey } from './survey.ts';
import { demoThemes } from './themes.ts';
import { callForHelp } from './urgent.ts';
import { tellInDemo } from './told.ts';
import { dayIn } from './world.ts';

export interface NewDemo {
  slug: string;
  /** The language of its theme names. */
  locale: Locale;
  /** Of the accounts of its made-up people. */
  passwordHash: string;
  now: Date;
}

/** Makes a demo organisation with its people and its past; the transaction is left working on it. */
export async function makeDemo(tx: Tx, { slug, locale, passwordHash, now }: NewDemo) {
  const { name } = demoOrganization;
  const orgId = await insertOrganization(tx, { slug, name, locale, isDemo: true });
  const firm = await makeFirm(tx, { now, locale, passwordHash });
  const comments = makeComments(firm);
  const rows = comments.map(({ row }) => row);
  await insertPastFeedback(tx, rows);
  const themes: MadeTheme[] = [];
  for (const demo of demoThemes) themes.push(await makeTheme(tx, demo, comments, firm));
  await insertPastPlacements(tx, rows);
  await answerAgain(tx, comments, firm);
  await grantPastRemedies(tx, comments, firm);
  await freezeReasons(tx, firm);

  const past: Moment[] = await closingsOf(tx, comments, firm);
  for (const theme of themes) {
    past.push(...(await actsOf(tx, theme, firm)), ...actionsOf(theme, firm));
  }
  await writePast(tx, past);
  await holdMeeting(tx, themes, firm);
  await reportAsSupplier(tx, themes, firm);
  await objectInDemo(tx, themes, firm);
  await askInDemo(tx, themes, firm);
  await praiseInDemo(tx, { comments, themes }, firm);
  await tellOfProblems(tx, themes, firm);
  await callForHelp(tx, comments, firm);
  await speakInPublic(tx, themes, firm);
  await editDemoSurvey(tx, firm);
  await inviteInDemo(tx, firm);
  await callInDemo(tx, firm);
  await answerAtKiosks(tx, firm);
  await tellInDemo(tx, themes, firm);
  await beginInDemo(tx, rows);
  await mapProcess(tx, firm);
  await openInDemo(tx, comments, firm);
  await offerInDemo(tx);
  await writeSolutions(tx, { themes, comments }, firm);
  await promiseInDemo(tx, comments, firm);
  await walkInDemo(tx);
  await noteInDemo(tx);
  await writeToCustomers(tx, firm);
  // Last: the statements count what was granted before.
  await closeMonths(tx, now);
  await eraseInDemo(tx, orgId, comments);
  await appendOutbox(tx, 'themes.learn', orgId);
  await appendOutbox(tx, 'messages.send', orgId);
  await appendOutbox(tx, 'bank.index', orgId);
}

async function freezeReasons(tx: Tx, { now, reasons, members }: Firm): Promise<void> {
  const { fromDaysAgo, untilDaysAgo } = demoBaseline;
  const reasonIds = demoBaseline.reasons.map((code) => reasons.get(code)!);
  const days = { from: dayIn(now, -fromDaysAgo), until: dayIn(now, -untilDaysAgo) };
  await freezeBaselines(tx, { ...days, reasonIds, replace: false }, members.lucia);
}
