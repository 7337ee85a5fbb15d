import type { Tx } from '@vocero/sql/connect';
import { insertPastKioskAnswers, setPastDevice } from '@vocero/sql/demo-kiosks';
import { insertKiosk } from '@vocero/sql/kiosks';
import { newCaseCode } from '../case-code.ts';
import { hashPin } from '../kiosk-pin.ts';
import { hashToken, randomToken } from '../secrets.ts';
import { uuid7 } from '../uuid7.ts';
import type { Firm } from './make-firm.ts';
import type { DemoPlace } from './places.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Devices of the branches: one of them has been silent for two hours, with answers on it. */
const devices: readonly {
  name: string;
  place: DemoPlace;
  silentFor: number;
  waiting: number;
  /** Answers a day, and how many points the faces lose. */
  aDay: number;
  worse: number;
}[] = [
  { name: 'Entrada', place: 'valencia', silentFor: 0, waiting: 0, aDay: 5, worse: 0 },
  { name: 'Mostrador', place: 'zaragoza', silentFor: 0, waiting: 0, aDay: 4, worse: 1 },
  { name: 'Caja', place: 'malaga', silentFor: 130, waiting: 3, aDay: 3, worse: 0 },
];
/** In Zaragoza a child was at the buttons one afternoon. */
const burst = { place: 'zaragoza', daysAgo: 2, answers: 6 } as const;

/** Three kiosks that were answered for a week. */
export async function answerAtKiosks(tx: Tx, firm: Firm): Promise<void> {
  const pinHash = await hashPin('2468');
  for (const device of devices) {
    const kioskId = await insertKiosk(tx, {
      name: device.name,
      placeId: firm.places[device.place],
      surveyId: firm.surveyId,
      locales: ['es', 'en', 'bs'],
      ...{ pinHash, resetSeconds: 4, idleSeconds: 30 },
      // Nobody hears of the other devices of a demo: they would all fall silent.
      alertMinutes: device.silentFor > 0 ? 120 : null,
      ...{ opensAt: null, closesAt: null, openDays: [1, 2, 3, 4, 5, 6, 7] },
    });
    await setPastDevice(tx, kioskId, {
      tokenHash: hashToken('kiosk', randomToken()),
      seenAt: new Date(firm.now.getTime() - device.silentFor * MINUTE),
      waiting: device.waiting,
    });
    await insertPastKioskAnswers(tx, pastAnswers(device, kioskId, firm));
  }
}

function pastAnswers(
  { place, aDay, worse, silentFor }: (typeof devices)[number],
  kioskId: string,
  firm: Firm,
) {
  const answer = (at: number, treated: number, isBurst: boolean, turn: number) => ({
    ...{ id: uuid7(), feedbackId: uuid7(), kioskId, surveyId: firm.surveyId, isBurst },
    placeId: firm.places[place],
    scores: { treated, ...(turn % 4 !== 3 && { solved: treated > 3 ? 'yes' : 'partly' }) },
    caseCode: newCaseCode(),
    givenAt: new Date(at),
    sameness: `${treated}`,
    isFinished: turn % 4 !== 3,
  });
  const last = firm.now.getTime() - (silentFor + 20) * MINUTE;
  const regular = Array.from({ length: aDay * 6 }, (_, turn) => {
    const at = last - Math.floor(turn / aDay) * DAY - (turn % aDay) * 37 * MINUTE;
    const treated = Math.max(1, 5 - ((turn * 7) % 4) - worse * (turn % 2));
    return answer(at, treated, false, turn);
  });
  if (place !== burst.place) return regular;
  const from = last - burst.daysAgo * DAY - 180 * MINUTE;
  const odd = Array.from({ length: burst.answers }, (_, n) => answer(from + n * 4_000, 5, true, 0));
  return [...regular, ...odd];
}
