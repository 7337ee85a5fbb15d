import type { SpokenTurn } from './turns.ts';

const SPEAKER_KEYS = [
  ...['speaker', 'role', 'name', 'author', 'from', 'sender', 'participant', 'user'],
  ...['speaker_label', 'speakerLabel', 'speaker_name', 'speakerName', 'speaker_id', 'channel'],
];
const TEXT_KEYS = ['text', 'content', 'message', 'transcript', 'utterance', 'sentence', 'body'];
const DEEPEST = 4;

/**
 * Turns of a transcript in JSON: the first array, at the top or within objects, whose items have a
 * text under one of the names that such files use.
 * @returns null when there is no such array.
 */
export function readJsonTurns(value: unknown, depth = 0): SpokenTurn[] | null {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return null;
  if (Array.isArray(value)) {
    const turns = value.map(readTurn).filter((turn) => turn !== null);
    if (turns.length > 0) return turns;
  }
  for (const inner of Object.values(value)) {
    const turns = readJsonTurns(inner, depth + 1);
    if (turns) return turns;
  }
  return null;
}

function readTurn(item: unknown): SpokenTurn | null {
  if (typeof item !== 'object' || item === null) return null;
  const text = firstText(item, TEXT_KEYS);
  return text === null ? null : { speaker: (firstText(item, SPEAKER_KEYS) ?? '').trim(), text };
}

/** The first of these keys that holds words; an object with a name or a text stands for that. */
function firstText(item: object, keys: readonly string[]): string | null {
  const entries = new Map<string, unknown>(Object.entries(item));
  for (const key of keys) {
    const value = entries.get(key);
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number') return String(value);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const inner = firstText(value, ['name', 'label', 'text']);
      if (inner !== null) return inner;
    }
  }
  return null;
}
