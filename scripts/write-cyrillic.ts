// Writes the messages in Serbian Cyrillic from those in Latin script: `npm run build:cyrillic`.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cyrillicFiles } from './cyrillic-files.ts';
import { ROOT } from './surroundings.mjs';

for (const { path, text } of cyrillicFiles()) {
  const file = join(ROOT, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  mkdirSync(dirname(file), { recursive: true });
  const written = `${file}.${process.pid}`;
  writeFileSync(written, text);
  renameSync(written, file);
  process.stdout.write(`${path}\n`);
}
