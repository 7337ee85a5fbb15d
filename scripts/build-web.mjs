// Builds the pages when their sources changed since the last time.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './install.mjs';
import { PlainError, say } from './say.mjs';
import { sourcesDigest } from './sources-digest.mjs';
import { ROOT } from './surroundings.mjs';

const STAMP = join(ROOT, 'node_modules', '.vocero-web-built');
const SOURCES = [
  'web',
  'api/src/contract',
  'api/src/client',
  'api/src/client.ts',
  'pnpm-lock.yaml',
];

/** @param {AbortSignal} [signal] */
export async function ensureWebBuilt(signal) {
  const digest = sourcesDigest(SOURCES);
  const built = existsSync(join(ROOT, 'web', 'dist'));
  if (built && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return;
  say('Building the pages …');
  const code = await npm(['run', '--silent', 'build'], { cwd: join(ROOT, 'web'), signal });
  if (code !== 0) throw new PlainError('The pages could not be built: the lines above say why.');
  writeFileSync(STAMP, digest);
}
