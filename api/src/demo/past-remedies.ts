import type { Tx } from '@vocero/sql/connect';
import { insertPastMessage } from '@vocero/sql/demo-history';
import { insertPastGrant, type PastGrant } from '@vocero/sql/demo-remedies';
import { insertRemedies } from '@vocero/sql/remedies';
import { starterRemedies } from '@vocero/sql/starter-remedies';
import { showCaseCode } from '../case-code.ts';
import type { Locale } from '../contract/values.ts';
import { uuid7 } from '../uuid7.ts';
import type { MadeComment } from './make-comments.ts';
import type { Firm } from './make-firm.ts';
import { daysBefore, readAt } from './world.ts';
import { spoken } from './spoken.ts';

type Said = Record<Locale, string>;

/** What Emina asked for on a comment of a theme; within the limit unless Lucía had to decide. */
interface DemoGrant {
  theme: string;
  /** Of the comments of the last 60 days, newest first. */
  nth: number;
  code: 'c' | 'v' | 'g' | 'r';
  amount: number;
  state?: 'waiting' | 'refused' | 'withdrawn';
  reason?: Said;
  answer?: Said;
}

const demoGrants: readonly DemoGrant[] = [
  { theme: 'technician-no-show', nth: 1, code: 'c', amount: 15 },
  { theme: 'technician-no-show', nth: 3, code: 'v', amount: 40 },
  { theme: 'technician-no-show', nth: 6, code: 'c', amount: 20 },
  { theme: 'charged-twice', nth: 1, code: 'r', amount: 24.5 },
  { theme: 'charged-twice', nth: 2, code: 'r', amount: 12 },
  { theme: 'fault-returns', nth: 2, code: 'v', amount: 40 },
  { theme: 'phone-wait', nth: 3, code: 'g', amount: 10 },
  {
    ...{ theme: 'boiler-part', nth: 2, code: 'c', amount: 60 },
    reason: spoken({
      en: 'Three weeks without heating, with a small child at home.',
      es: 'Tres semanas sin calefacción, con un niño pequeño en casa.',
      bs: 'Tri sedmice bez grijanja, s malim djetetom u kući.',
      hr: 'Tri tjedna bez grijanja, s malim djetetom u kući.',
      sr: 'Tri sedmice bez grejanja, sa malim detetom u kući.',
    }),
    answer: spoken({
      en: 'Yes, and tell them when the part comes.',
      es: 'Sí, y dígales cuándo llega la pieza.',
      bs: 'Da, i recite im kad stiže dio.',
      hr: 'Da, i recite im kad stiže dio.',
      sr: 'Da, i recite im kad stiže deo.',
    }),
  },
  {
    ...{ theme: 'slow-evenings', nth: 2, code: 'c', amount: 90, state: 'refused' },
    answer: spoken({
      en: 'Offer a free visit first: the line has not been measured yet.',
      es: 'Ofrezca antes una visita gratuita: aún no se ha medido la línea.',
      bs: 'Prvo ponudite besplatnu posjetu: linija još nije izmjerena.',
      hr: 'Prvo ponudite besplatan posjet: linija još nije izmjerena.',
      sr: 'Prvo ponudite besplatnu posetu: linija još nije izmerena.',
    }),
  },
  {
    ...{ theme: 'price-differs', nth: 1, code: 'g', amount: 15, state: 'withdrawn' },
    reason: spoken({
      en: 'Entered on the wrong case.',
      es: 'Anotado en el caso equivocado.',
      bs: 'Upisano na pogrešan slučaj.',
      hr: 'Upisano na pogrešan slučaj.',
      sr: 'Upisano na pogrešan slučaj.',
    }),
  },
  {
    ...{ theme: 'charged-twice', nth: 0, code: 'r', amount: 48, state: 'waiting' },
    reason: spoken({
      en: 'Charged twice for the second month in a row.',
      es: 'Segundo mes seguido con doble cobro.',
      bs: 'Drugi mjesec zaredom dvaput naplaćeno.',
      hr: 'Drugi mjesec zaredom dvaput naplaćeno.',
      sr: 'Drugi mesec zaredom naplaćeno dvaput.',
    }),
  },
];

const MINUTE = 60_000;
const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE);

/** Gives the firm a catalogue and the last 60 days of what was granted by it. */
export async function grantPastRemedies(
  tx: Tx,
  comments: readonly MadeComment[],
  firm: Firm,
): Promise<void> {
  const made = await insertRemedies(tx, starterRemedies(firm.locale));
  const ids = new Map(made.map(({ code, id }) => [code, id]));
  const [since, until] = [daysBefore(firm.now, 60), later(firm.now, -180)];
  const recent = comments
    .filter(({ row }) => row.occurredAt > since && row.occurredAt < until)
    .toSorted((a, b) => +b.row.occurredAt - +a.row.occurredAt);
  for (const demo of demoGrants) {
    const { row } = recent.filter(({ comment }) => comment.theme === demo.theme)[demo.nth]!;
    const grant = pastOf(demo, { remedyId: ids.get(demo.code)!, row, firm });
    await insertPastGrant(tx, grant);
    await tell(tx, demo, { grant, code: row.caseCode, firm });
  }
}

interface Past {
  remedyId: string;
  row: MadeComment['row'];
  firm: Firm;
}

function pastOf(demo: DemoGrant, { remedyId, row, firm }: Past): PastGrant {
  const { now, locale, members } = firm;
  const { state = 'granted' } = demo;
  const isWaiting = state === 'waiting';
  const askedAt = isWaiting ? later(now, -120) : earlier(later(row.occurredAt, 5), now);
  const decidedAt = demo.answer ? earlier(later(askedAt, 180), now) : askedAt;
  const isBack = state === 'withdrawn';
  return {
    ...{ id: uuid7(askedAt.getTime()), remedyId, feedbackId: row.id, amount: demo.amount, state },
    reason: isBack ? null : (demo.reason?.[locale] ?? null),
    askedBy: members.emina,
    askedAt,
    decidedBy: isWaiting ? null : demo.answer ? members.lucia : members.emina,
    decidedAt: isWaiting ? null : decidedAt,
    answer: demo.answer?.[locale] ?? null,
    withdrawnReason: isBack ? (demo.reason?.[locale] ?? null) : null,
    withdrawnAt: isBack ? earlier(later(askedAt, 20), now) : null,
  };
}

const earlier = (a: Date, b: Date) => (a < b ? a : b);

interface Told {
  grant: PastGrant;
  code: string;
  firm: Firm;
}

/** Whoever had to decide was asked, and Emina was told. */
async function tell(tx: Tx, demo: DemoGrant, { grant, code, firm }: Told): Promise<void> {
  const { members, locale, now } = firm;
  const { name: remedy } = starterRemedies(locale).find((one) => one.code === demo.code)!;
  const data = { remedy, amount: demo.amount, currency: 'EUR', code: showCaseCode(code) };
  const isAsked = demo.state === 'waiting';
  if (!isAsked && !demo.answer) return;
  const at = isAsked ? grant.askedAt : grant.decidedAt!;
  const said = {
    state: grant.state,
    answer: grant.answer,
    answered: 'yes',
    who: 'Lucía Ferrandis',
  };
  await insertPastMessage(tx, {
    id: uuid7(at.getTime()),
    kind: isAsked ? 'remedy_asked' : 'remedy_decided',
    memberId: isAsked ? members.lucia : members.emina,
    themeId: null,
    once: `remedy_${grant.state} ${grant.id}`,
    data: isAsked ? { ...data, who: 'Emina Hodić' } : { ...data, ...said },
    at,
    readAt: readAt(at, now),
  });
}
