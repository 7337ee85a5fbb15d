// Learns what situations are known by when the lexicon, or how it is read, changed since the last time.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTypescript } from './run-typescript.mjs';
import { PlainError, say } from './say.mjs';
import { sourcesDigest } from './sources-digest.mjs';
import { ROOT } from './surroundings.mjs';

const STAMP = join(ROOT, 'node_modules', '.vocero-lexicon-built');
const SOURCES = [
  'workers/lexicon',
  'workers/src/engine/concepts',
  'workers/src/engine/situations',
  'workers/src/engine/words',
  'workers/src/read-lexicon.ts',
];

/** @param {AbortSignal} [signal] */
export async function ensureLexiconBuilt(signal) {
  const digest = sourcesDigest(SOURCES);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return;
  say('Reading the lexicon …');
  const code = await runTypescript('workers/src/build-lexicon.ts', [], {
    env: process.env,
    ...(signal && { signal }),
  });
  if (code !== 0) throw new PlainError('The lexicon could not be read: the lines above say why.');
  writeFileSync(STAMP, digest);
}
