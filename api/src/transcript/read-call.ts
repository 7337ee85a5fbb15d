import type { Turn } from '../contract/feedback.ts';
import type { TranscriptRefusal } from '../contract/transcripts.ts';
import { customerText } from '../contract/customer-turns.ts';
import { readTranscript, type Transcript } from './read-transcript.ts';

/** As many turns as one comment may carry with it. */
export const mostTurns = 2_000;

/** Who is the customer, by the names of speakers in small letters. */
export type KnownSpeakers = ReadonlyMap<string, boolean>;

/** The same speaker however the case of the name is written. */
export const speakerKey = (name: string): string => name.trim().toLowerCase();

export type ReadCall =
  | { refusal: TranscriptRefusal; transcript: Transcript }
  | {
      refusal: null;
      transcript: Transcript;
      turns: Turn[];
      text: string;
      used: number;
      all: number;
    };

/** A transcript with the speakers as they are known: only what customers say becomes the comment. */
export function readCall(
  { fileName, content }: { fileName: string; content: string },
  known: KnownSpeakers,
): ReadCall {
  const transcript = readTranscript(fileName, content);
  if (transcript.turns.length === 0) return { refusal: 'transcript_unreadable', transcript };
  if (transcript.turns.length > mostTurns) return { refusal: 'transcript_too_long', transcript };
  const isKnown = transcript.speakers.every(({ name }) => known.has(speakerKey(name)));
  if (!isKnown) return { refusal: 'speakers_unknown', transcript };
  const turns = transcript.turns.map((turn) => ({
    ...turn,
    customer: known.get(speakerKey(turn.speaker)) ?? false,
  }));
  const said = customerText(turns);
  if (said.text.trim() === '') return { refusal: 'customer_silent', transcript };
  return { refusal: null, transcript, turns, ...said };
}
