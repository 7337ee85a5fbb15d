import type { Tx } from '@vocero/sql/connect';
import { insertPastObjection } from '@vocero/sql/demo-objections';
import type { Outcome, Stance } from '../contract/objections.ts';
import type { Locale } from '../contract/values.ts';
import { uuid7 } from '../uuid7.ts';
import type { MadeTheme } from './make-themes.ts';
import { daysBefore, type DemoWorld } from './world.ts';
import { spoken } from './spoken.ts';

type Words = Record<Locale, string>;

interface DemoObjection {
  theme: string;
  daysAgo: number;
  stance: Stance;
  saidBy: Words;
  department: string;
  text: Words;
  settled: { daysAgo: number; outcome: Outcome; answer: Words } | null;
}

/** One was settled by counting together; the other is open. */
const objections: readonly DemoObjection[] = [
  {
    theme: 'phone-wait',
    daysAgo: 30,
    stance: 'doubts_data',
    saidBy: spoken({
      en: 'Shift lead',
      es: 'Jefa de turno',
      bs: 'Voditeljica smjene',
      hr: 'Voditeljica smjene',
      sr: 'Rukovoditeljka smene',
    }),
    department: 'customer-service',
    text: spoken({
      en: 'Whoever waits complains. The thousands who get through at once never write.',
      es: 'Quien espera se queja. Los miles que pasan a la primera nunca escriben.',
      bs: 'Ko čeka, žali se. Hiljade onih koji odmah dobiju vezu nikad ne pišu.',
      hr: 'Tko čeka, žali se. Tisuće onih koji odmah dobiju vezu nikad ne pišu.',
      sr: 'Ko čeka, žali se. Hiljade onih koji odmah dobiju vezu nikad ne pišu.',
    }),
    settled: {
      daysAgo: 26,
      outcome: 'agreed',
      answer: spoken({
        en: 'We read twenty comments together and counted per hundred visits: it rose while visits did not.',
        es: 'Leímos juntos veinte comentarios y contamos por cada cien visitas: subía sin que subieran las visitas.',
        bs: 'Zajedno smo pročitali dvadeset komentara i brojali na sto posjeta: raslo je dok posjete nisu.',
        hr: 'Zajedno smo pročitali dvadeset komentara i brojali na sto posjeta: raslo je dok posjeti nisu.',
        sr: 'Zajedno smo pročitali dvadeset komentara i brojali na sto poseta: raslo je, a posete nisu.',
      }),
    },
  },
  {
    theme: 'technician-no-show',
    daysAgo: 6,
    stance: 'cannot_be_done',
    saidBy: spoken({
      en: 'Route planning',
      es: 'Planificación de rutas',
      bs: 'Planiranje ruta',
      hr: 'Planiranje ruta',
      sr: 'Planiranje ruta',
    }),
    department: 'field-service',
    text: spoken({
      en: 'One long repair in the morning moves the whole day. Nobody can promise two hours in advance.',
      es: 'Una reparación larga por la mañana mueve todo el día. Nadie puede prometerlo con dos horas de antelación.',
      bs: 'Jedan dugačak popravak ujutro pomjeri cijeli dan. Niko to ne može obećati dva sata ranije.',
      hr: 'Jedan dug popravak ujutro pomakne cijeli dan. Nitko to ne može obećati dva sata ranije.',
      sr: 'Jedna duga popravka ujutru pomeri ceo dan. Niko to ne može da obeća dva sata ranije.',
    }),
    settled: null,
  },
];

/** What people had against the themes of the firm, as the chair wrote it down. */
export async function objectInDemo(
  tx: Tx,
  themes: readonly MadeTheme[],
  world: DemoWorld,
): Promise<void> {
  const { now, locale, members, departments } = world;
  for (const { theme, daysAgo, stance, saidBy, department, text, settled } of objections) {
    const recordedAt = daysBefore(now, daysAgo);
    await insertPastObjection(tx, {
      id: uuid7(recordedAt.getTime()),
      themeId: themes.find(({ demo }) => demo.key === theme)!.row.id,
      stance,
      saidBy: saidBy[locale],
      memberId: null,
      departmentId: departments.get(department)!,
      text: text[locale],
      recordedBy: members.lucia,
      recordedAt,
      settled: settled && {
        at: daysBefore(now, settled.daysAgo),
        by: members.lucia,
        outcome: settled.outcome,
        answer: settled.answer[locale],
      },
    });
  }
}
