// Builds the pages when their sources changed since the last time.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './install.mjs';
import { PlainError, say } from './say.mjs';
import { ROOT } from './surroundings.mjs';

const STAMP = join(ROOT, 'node_modules', '.vocero-web-built');
const SOURCES = [
  'web',
  'api/src/contract',
  'api/src/client',
  'api/src/client.ts',
  'pnpm-lock.yaml',
];
const NOT_SOURCES = new Set(['node_modules', 'dist', 'e2e']);

/** @param {AbortSignal} [signal] */
export async function ensureWebBuilt(signal) {
  const digest = sourcesDigest();
  const built = existsSync(join(ROOT, 'web', 'dist'));
  if (built && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return;
  say('Building the pages …');
  const code = await npm(['run', '--silent', 'build'], { cwd: join(ROOT, 'web'), signal });
  if (code !== 0) throw new PlainError('The pages could not be built: the lines above say why.');
  writeFileSync(STAMP, digest);
}

function sourcesDigest() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesUnder))
    hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]} in a stable order
 */
function filesUnder(path) {
  if (!existsSync(join(ROOT, path))) return [];
  if (/\.(ts|yaml)$/.test(path)) return [path];
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => !NOT_SOURCES.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = `${path}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(file) : [file];
    });
}
