import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './surroundings.mjs';

const NOT_SOURCES = new Set(['node_modules', 'dist', 'e2e']);

/**
 * Tells whether something must be built again.
 * @param {readonly string[]} sources files, or folders with all that is in them, from the root of the
 *   checkout
 */
export function sourcesDigest(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesUnder))
    hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]} in a stable order
 */
function filesUnder(path) {
  if (!existsSync(join(ROOT, path))) return [];
  if (/\.(ts|yaml|txt)$/.test(path)) return [path];
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => !NOT_SOURCES.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = `${path}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(file) : [file];
    });
}
