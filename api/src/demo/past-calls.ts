import type { Tx } from '@vocero/sql/connect';
import {
  insertPastAnswers,
  insertPastCalls,
  insertPastTranscripts,
  publishPastSurvey,
} from '@vocero/sql/demo-voice';
import { insertSurvey } from '@vocero/sql/surveys';
import { insertTranscriptSource, putSpeakers } from '@vocero/sql/transcripts';
import { newCaseCode } from '../case-code.ts';
import { randomPublicToken } from '../secrets.ts';
import { uuid7 } from '../uuid7.ts';
import { phoneSurvey, phoneSurveyName } from './phone-survey.ts';
import { daysBefore, type DemoWorld } from './world.ts';

const DAYS = 84;
const HOUR = 3_600_000;

/** A survey asked on the phone for twelve weeks, and a batch of recorded calls. */
export async function callInDemo(tx: Tx, world: DemoWorld): Promise<void> {
  const { now, locale, members } = world;
  const name = phoneSurveyName[locale];
  const token = randomPublicToken();
  const { id: surveyId } = await insertSurvey(tx, { kind: 'survey', name, token, locale });
  const at = daysBefore(now, DAYS);
  await publishPastSurvey(tx, { surveyId, doc: phoneSurvey, memberId: members.lucia, at });
  const days = Array.from({ length: DAYS - 1 }, (_, day) => DAYS - 1 - day);
  await insertPastAnswers(
    tx,
    days.flatMap((day) => [0, 1].map((n) => answerOf({ day, n, surveyId, world }))),
  );
  const ends = ['not_reached', 'refused', 'not_reached', 'call_later'] as const;
  await insertPastCalls(
    tx,
    days.map((day) => ({
      ...{ surveyId, memberId: members.emina, outcome: ends[day % ends.length]! },
      at: daysBefore(now, day),
    })),
  );
  await transcribeInDemo(tx, world);
}

/** Answers that grow better as the weeks go by; each day has two of them, the same in every demo. */
function answerOf({
  day,
  n,
  surveyId,
  world: { now, members },
}: {
  day: number;
  n: number;
  surveyId: string;
  world: DemoWorld;
}) {
  const turn = (day * 7 + n * 5) % 12;
  const isGood = turn * DAYS > (day + 20) * 4;
  const isFair = turn % 3 === 0;
  const scores = {
    solved: isGood ? 'yes' : isFair ? 'partly' : 'no',
    treated: isGood ? 5 - (turn % 2) : 2 + (turn % 3),
    firstTime: isGood ? 'yes' : isFair ? 'first_contact' : 'no',
    ces: isGood ? 5 + (turn % 3) : 2 + (turn % 4),
    csat: isGood ? 4 + (turn % 2) : 1 + (turn % 4),
    nps: isGood ? 8 + (turn % 3) : (turn * 5) % 9,
  };
  const came = (['fault', 'fault', 'bill', 'change', 'other'] as const)[turn % 5]!;
  const answers: Record<string, readonly string[]> = {
    came: [came],
    ...(came === 'other' && { cameOther: [turn > 5 ? 'Mudanza' : 'Cambio de titular'] }),
    cameManaged: [isGood ? 'yes' : isFair ? 'partly' : 'no'],
    ...(!isGood && { tried: isFair ? ['app', 'call'] : ['web'] }),
    expected: [isGood && turn % 2 ? 'exceeded' : isGood || isFair ? 'met' : 'below'],
  };
  return {
    id: uuid7(),
    ...{ surveyId, memberId: members.emina, scores, answers, text: '', language: null },
    flags: day === 9 ? ['repeated'] : [],
    caseCode: newCaseCode(),
    occurredAt: new Date(daysBefore(now, day).getTime() - n * HOUR),
  };
}

const calls = [
  [
    ['Marta', 'Nerva, le atiende Marta. ¿En qué puedo ayudarle?'],
    ['Cliente', 'Buenas, la caldera se vuelve a apagar por las noches.'],
    ['Marta', 'Lamento oírlo. ¿Le han cambiado ya la pieza?'],
    ['Cliente', 'Sí, en octubre, y a los tres días volvió el mismo fallo.'],
  ],
  [
    ['Marta', 'Nerva, buenos días.'],
    [
      'Cliente',
      'Me han cobrado dos veces la misma factura y en la aplicación no veo cómo reclamar.',
    ],
    ['Marta', 'Lo reviso ahora mismo.'],
  ],
  [
    ['Marta', 'Nerva, le escucho.'],
    ['Cliente', 'Quería felicitar al técnico de ayer: llegó puntual y lo dejó todo limpio.'],
    ['Marta', 'Se lo diré, muchas gracias.'],
  ],
] as const;

async function transcribeInDemo(tx: Tx, { now, members }: DemoWorld): Promise<void> {
  const sourceId = await insertTranscriptSource(tx, 'Centralita norte');
  if (sourceId === undefined) throw new Error('the demo has this source of transcripts already');
  const speakers = [
    { name: 'marta', isCustomer: false },
    { name: 'cliente', isCustomer: true },
  ];
  await putSpeakers(tx, sourceId, speakers, members.lucia);
  const at = daysBefore(now, 2);
  await insertPastTranscripts(tx, {
    id: uuid7(at.getTime()),
    ...{ sourceId, name: 'Centralita norte', memberId: members.lucia, at },
    calls: calls.map((turns, n) => ({
      id: uuid7(),
      text: turns
        .filter(([speaker]) => speaker === 'Cliente')
        .map(([, text]) => text)
        .join('\n'),
      turns: turns.map(([speaker, text]) => ({ speaker, text, customer: speaker === 'Cliente' })),
      externalId: `transcript:demo-${n}`,
      caseCode: newCaseCode(),
    })),
  });
}
