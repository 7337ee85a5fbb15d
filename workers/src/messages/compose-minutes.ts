import type { Words } from '@vocero/sql/message-sending';
import { z } from 'zod';
import { oneLine } from './one-line.ts';
import { dayIn, type Say } from './words.ts';

const Given = z.object({
  act: z.enum(['decided', 'assigned', 'asked_more', 'action_added', 'watched', 'declined']),
  theme: z.string(),
  decisionKind: z.enum(['eliminate', 'automate', 'simplify', 'improve', 'leave']).nullable(),
  text: z.string().nullable(),
  dueOn: z.string().nullable(),
});
type Given = z.infer<typeof Given>;

/** See `MinutesData`. */
const Data = z.object({
  councilId: z.uuid(),
  council: z.string(),
  plannedOn: z.string(),
  day: z.string(),
  revision: z.int(),
  isQuorumMet: z.boolean(),
  given: z.array(Given),
  next: z.object({ day: z.string(), starts: z.string(), place: z.string().nullable() }).nullable(),
});
type Data = z.infer<typeof Data>;

export interface MinutesLetter {
  say: Say;
  locale: string;
  /** The address of the organisation's pages, without a slash at the end. */
  at: string;
}

/** What a meeting gave to who reads it, then where its minutes are, and when the next one is. */
export function composeMinutes(data: unknown, { say, locale, at }: MinutesLetter): Words {
  const minutes = Data.parse(data);
  const council = oneLine(minutes.council);
  const day = dayIn(locale, minutes.day);
  const corrected = minutes.revision > 1 ? 'yes' : 'no';
  const link = `${at}/councils/${minutes.councilId}/meetings/${minutes.plannedOn}/minutes`;
  const parts = [
    ...givenPart(minutes, say, locale),
    say('minutes_body', { council, day, corrected, link }),
    ...(minutes.isQuorumMet ? [] : [say('minutes_quorum')]),
    ...nextPart(minutes, say, locale),
  ];
  return { subject: say('minutes_subject', { council, day, corrected }), body: parts.join('\n\n') };
}

function givenPart({ given }: Data, say: Say, locale: string): string[] {
  if (given.length === 0) return [];
  const lines = given.map((one) => `- ${givenLine(one, say, locale)}`);
  return [[say('minutes_given'), ...lines].join('\n')];
}

function givenLine({ act, theme, decisionKind, text, dueOn }: Given, say: Say, locale: string) {
  const line = say(`minutes_given_${act}`, {
    theme: oneLine(theme),
    kind: decisionKind ? say(`minutes_kind_${decisionKind}`) : '',
    text: oneLine(text ?? ''),
    said: text ? 'yes' : 'no',
  });
  return dueOn === null ? line : `${line} ${say('minutes_due', { day: dayIn(locale, dueOn) })}`;
}

function nextPart({ next }: Data, say: Say, locale: string): string[] {
  if (!next) return [];
  const at = say('minutes_next', { day: dayIn(locale, next.day), time: next.starts });
  return [next.place === null ? at : `${at}\n${oneLine(next.place)}`];
}
