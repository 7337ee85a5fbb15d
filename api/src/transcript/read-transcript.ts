import type { Turn } from '../contract/feedback.ts';
import { normaliseLine, normaliseText } from '../normalise.ts';
import { readCues } from './cues.ts';
import { readJsonTurns } from './json-turns.ts';
import { readPlainText } from './plain-text.ts';
import { customersAmong } from './speaker-kind.ts';
import { joinTurns, type SpokenTurn } from './turns.ts';

export type TranscriptFormat = 'txt' | 'vtt' | 'srt' | 'json';

export interface Transcript {
  format: TranscriptFormat;
  /** In the order in which they first speak. */
  speakers: { name: string; turns: number; customer: boolean }[];
  turns: Turn[];
}

const LONGEST_NAME = 120;

/** A transcript as turns, with a guess who the customer is. Without turns it could not be read. */
export function readTranscript(fileName: string, content: string): Transcript {
  const { text } = normaliseText(content);
  const { format, spoken } = readAs(fileName, text);
  const turns = joinTurns(spoken).map((turn) => ({
    speaker: normaliseLine(turn.speaker).slice(0, LONGEST_NAME),
    text: normaliseText(turn.text).text,
  }));
  const counts = new Map<string, number>();
  for (const { speaker } of turns) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  const customers = customersAmong([...counts.keys()]);
  return {
    format,
    speakers: Array.from(counts, ([name, turns]) => ({
      name,
      turns,
      customer: customers.has(name),
    })),
    turns: turns.map((turn) => ({ ...turn, customer: customers.has(turn.speaker) })),
  };
}

/** By what is in it; the file's name decides only between kinds that look alike. */
function readAs(
  fileName: string,
  text: string,
): { format: TranscriptFormat; spoken: SpokenTurn[] } {
  if (/^[[{]/.test(text)) {
    const turns = readJsonTurns(parseJson(text));
    if (turns) return { format: 'json', spoken: turns };
    if (/\.json$/i.test(fileName)) return { format: 'json', spoken: [] };
  }
  if (text.startsWith('WEBVTT')) return { format: 'vtt', spoken: readCues(text) };
  if (/^[\d:.,]+ +--> +[\d:.,]+/m.test(text)) {
    return { format: /\.vtt$/i.test(fileName) ? 'vtt' : 'srt', spoken: readCues(text) };
  }
  return { format: 'txt', spoken: readPlainText(text) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
