import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * What was erased, outside the database: a backup that is restored brings everybody back who was erased
 * after it was made, and with them the entries of the register are gone. A line holds ids alone, which
 * lead nowhere once it is done.
 */
export interface ErasedLine {
  org: string;
  id: string;
  scope: 'person' | 'comment';
  person: string | null;
  comments: string[];
}

const FILE = 'erased.log';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Adds a line; it is written out before this returns. */
export async function appendErased(dataDirectory: string, line: ErasedLine): Promise<void> {
  const file = path.join(dataDirectory, FILE);
  await appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
}

/** All lines, each entry once; what was only half written is left out. */
export async function readErased(dataDirectory: string): Promise<ErasedLine[]> {
  const text = await readFile(path.join(dataDirectory, FILE), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = new Map<string, ErasedLine>();
  for (const each of text.split('\n')) {
    const line = parseLine(each);
    if (line) lines.set(line.id, line);
  }
  return [...lines.values()];
}

function parseLine(text: string): ErasedLine | undefined {
  try {
    const said = JSON.parse(text) as Partial<Record<keyof ErasedLine, unknown>>;
    const { org, id, scope, person, comments } = said;
    const isLine =
      isId(org) &&
      isId(id) &&
      (scope === 'person' || scope === 'comment') &&
      (person === null || isId(person)) &&
      Array.isArray(comments) &&
      comments.every(isId);
    return isLine ? { org, id, scope, person, comments } : undefined;
  } catch {
    return undefined;
  }
}

const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
