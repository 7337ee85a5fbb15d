import { openCase } from '@vocero/sql/cases';
import type { Tx } from '@vocero/sql/connect';
import { closePastCase, leaveAddress, sendPastTelling } from '@vocero/sql/demo-told';
import { insertStarters } from '@vocero/sql/message-templates';
import { sayOutcome } from '@vocero/sql/say-outcome';
import { approveDrafts } from '@vocero/sql/telling-drafts';
import { draftNext, findTelling, insertTelling, tellingEvent } from '@vocero/sql/tellings';
import { countLocales, findToldTheme } from '@vocero/sql/told-people';
import { consentTexts, consentVersion } from '../contract/consent.ts';
import type { Locale } from '../contract/locales.ts';
import { definedOnly } from '../defined-only.ts';
import { starterTemplates } from '../starter-templates.ts';
import { startWords } from '../telling-start.ts';
import type { Firm } from './make-firm.ts';
import type { MadeTheme } from './make-themes.ts';
import { daysBefore } from './world.ts';

const names = ['Marta Vidal', 'Senad Begić', 'Nuria Campos', 'Alma Kovač', 'Iker Soto', 'Ben Hale'];
/** What they say of the theme that they were told is fixed; the rest says nothing. */
const outcomes = ['solved', 'solved', 'not_solved', 'solved', 'partly'] as const;

/** One theme whose customers were told and answered, one whose drafts wait, and the texts. */
export async function tellInDemo(tx: Tx, themes: readonly MadeTheme[], firm: Firm): Promise<void> {
  await insertStarters(tx, starterTemplates(firm.locale));
  const [told, waiting] = ['late-invoice', 'fault-returns'].map((key) => {
    const found = themes.find(({ demo }) => demo.key === key);
    if (!found) throw new Error(`the demo has no theme "${key}"`);
    return found;
  });
  await tellPast(tx, told!, firm);
  await writeDrafts(tx, waiting!, firm);
}

/** Told twelve days ago; of those who answered one says that it is not solved, whose case is open again. */
async function tellPast(tx: Tx, theme: MadeTheme, firm: Firm): Promise<void> {
  const { now, members } = firm;
  const heard = theme.heard.slice(0, names.length);
  const caseId = await openCase(tx, { feedbackId: heard[2]!.id, memberId: members.lucia });
  if (caseId) {
    await closePastCase(tx, { caseId, at: daysBefore(now, 14), memberId: members.lucia });
  }
  const id = await writeDrafts(tx, theme, firm);
  const telling = await findTelling(tx, id);
  const act = { event: tellingEvent(telling!), ids: null, memberId: members.lucia };
  await approveDrafts(tx, act);
  await sendPastTelling(tx, { ...telling!, at: daysBefore(now, 12) });
  for (const [n, outcome] of outcomes.entries()) {
    const note = outcome === 'not_solved' ? 'Este mes ha vuelto a llegar tarde.' : null;
    await sayOutcome(tx, {
      ...{ feedbackId: heard[n]!.id, caseId: n === 2 ? caseId : null },
      ...{ outcome, handled: outcome === 'not_solved' ? 3 : 5, note },
    });
  }
}

async function writeDrafts(tx: Tx, theme: MadeTheme, { members }: Firm): Promise<string> {
  const themeId = theme.row.id;
  for (const [n, name] of names.entries()) {
    const heard = theme.heard[n];
    if (!heard) break;
    const email = `${theme.demo.key}.${n}@example.org`;
    const locale = heard.language === 'bs' || heard.language === 'en' ? heard.language : 'es';
    const consent = { version: consentVersion, text: consentTexts[locale] };
    await leaveAddress(tx, { feedbackId: heard.id, name, email, locale, consent });
  }
  const people = await countLocales(tx, themeId);
  const recipients = people.reduce((sum, { count }) => sum + count, 0);
  const facts = await findToldTheme(tx, themeId);
  const locales = people.map(({ locale }) => locale as Locale);
  const words = definedOnly(startWords(facts!, locales));
  const memberId = members.lucia;
  const id = await insertTelling(tx, { themeId, words, recipients, memberId });
  if (id === null) throw new Error('the demo tells a theme twice at once');
  while (await draftNext(tx, id));
  return id;
}
