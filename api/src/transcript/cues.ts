import { readSpokenLine, speakersAmong, type SpokenLine } from './spoken-line.ts';
import type { SpokenTurn } from './turns.ts';

const TIMING = /^(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3} +--> +(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}/;
const VOICE = /<v(?:\.[^ \t<>]*)?[ \t]([^<>]*)>/;
const TAG = /<[^<>]*>/g;
const SPEECH = /(?=<v[ \t.])/;

const ENTITIES = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&nbsp;', ' '],
  ['&lrm;', ''],
  ['&rlm;', ''],
]);

/**
 * The speech of WebVTT and SubRip files. Who speaks is said by `<v Name>` or by `Name:` at the start
 * of a line; a cue that does not say goes on with who spoke before.
 * @see https://www.w3.org/TR/webvtt1/
 */
export function readCues(content: string): SpokenTurn[] {
  const lines = content.split(/\n[ \t]*\n/).flatMap(cueLines);
  const speakers = speakersAmong(lines.filter((line) => !line.isVoice));
  let speaker = '';
  return lines.map(({ name, text, isVoice }) => {
    if (name === null) return { speaker, text };
    if (!isVoice && !speakers.has(name)) return { speaker, text: `${name}: ${text}` };
    speaker = name;
    return { speaker, text };
  });
}

type CueLine = SpokenLine & { isVoice: boolean };

/** A block without a timing line is a header, a note or a style. */
function cueLines(block: string): CueLine[] {
  const lines = block.split('\n');
  const timing = lines.findIndex((line) => TIMING.test(line.trim()));
  if (timing === -1) return [];
  return lines.slice(timing + 1).flatMap((line) => line.split(SPEECH).map(cueLine));
}

function cueLine(line: string): CueLine {
  const voice = VOICE.exec(line)?.[1];
  const text = plain(line.replace(TAG, ''));
  if (voice !== undefined) return { name: plain(voice).trim(), text, isVoice: true };
  return { ...readSpokenLine(text), isVoice: false };
}

const plain = (text: string) => text.replace(/&\w+;/g, (entity) => ENTITIES.get(entity) ?? entity);
