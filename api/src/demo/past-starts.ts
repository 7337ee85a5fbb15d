import type { Tx } from '@vocero/sql/connect';
import { insertPastStarts, type PastStarts } from '@vocero/sql/demo-starts';
import type { Firm } from './make-firm.ts';
import type { DemoPlace } from './places.ts';
import { dayIn } from './world.ts';

/** Days of which it is known who began. */
const DAYS = 60;

/** How people meet the firm's pages: so many begin on a day, and so many of ten send it. */
const meetings: readonly {
  channel: string;
  place?: DemoPlace;
  form?: true;
  locale: string;
  most: number;
  ofTen: number;
}[] = [
  { channel: 'survey', locale: 'es', most: 7, ofTen: 7 },
  { channel: 'survey', locale: 'en', most: 3, ofTen: 6 },
  { channel: 'survey', locale: 'bs', most: 3, ofTen: 8 },
  { channel: 'poster', place: 'valencia', locale: 'es', most: 4, ofTen: 8 },
  { channel: 'poster', place: 'zaragoza', locale: 'es', most: 2, ofTen: 5 },
  { channel: 'qr', place: 'valencia', locale: 'es', most: 3, ofTen: 6 },
  { channel: 'qr', place: 'malaga', locale: 'es', most: 2, ofTen: 7 },
  { channel: 'form', form: true, locale: 'es', most: 3, ofTen: 4 },
  { channel: 'widget', form: true, locale: 'es', most: 6, ofTen: 3 },
];

/** Who began an answer and who sent it, day by day: the same each time the demo is made. */
export async function beginInDemo(tx: Tx, { now, surveyId, formId, places }: Firm): Promise<void> {
  const rows: PastStarts[] = meetings.flatMap(
    ({ channel, place, form, locale, most, ofTen }, way) =>
      Array.from({ length: DAYS }, (_, daysAgo) => {
        const started = (daysAgo * 7 + way * 3) % (most + 1);
        const finished = Math.min(
          started,
          Math.round((started * ofTen) / 10 + ((daysAgo + way) % 2) / 3),
        );
        return {
          surveyId: form ? formId : surveyId,
          placeId: place ? places[place] : null,
          day: dayIn(now, -daysAgo),
          ...{ channel, locale, started, finished },
        };
      }),
  );
  await insertPastStarts(
    tx,
    rows.filter(({ started }) => started > 0),
  );
}
