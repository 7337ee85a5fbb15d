import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface MigrationFile {
  /** The four digits at the start of the file's name, which also order the files. */
  version: string;
  name: string;
  /** What is sent to the server. */
  statements: string;
  /** SHA-256 of the statements in hexadecimal, the same whatever the line ends. */
  checksum: string;
  /** False where the file asks to run outside a transaction, as `create index concurrently` must. */
  transaction: boolean;
}

export const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;
const UP = /^-- migrate:up(?<options>[^\n]*)$/m;
const DOWN = /^-- migrate:down/m;

/** All migrations of a directory, in order. Refuses a name, a heading or a number out of form. */
export async function readMigrations(directory: string): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const files = await Promise.all(names.map((name) => readMigration(directory, name)));
  files.forEach((file, i) => {
    if (file.version === files[i - 1]?.version) {
      throw new Error(`Two migrations have the number ${file.version}.`);
    }
  });
  return files;
}

async function readMigration(directory: string, name: string): Promise<MigrationFile> {
  const version = NAME.exec(name)?.[1];
  if (!version) throw new Error(`The migration ${name} must be named NNNN_what.sql.`);
  const text = (await readFile(join(directory, name), 'utf8')).replaceAll('\r\n', '\n');
  const heading = UP.exec(text);
  if (!heading) throw new Error(`The migration ${name} must start with the line -- migrate:up.`);
  if (DOWN.test(text)) throw new Error(`The migration ${name} goes back; ours only go forward.`);

  const statements = text.slice(heading.index);
  const checksum = createHash('sha256').update(statements).digest('hex');
  const transaction = !heading.groups?.['options']?.includes('transaction:false');
  return { version, name, statements, checksum, transaction };
}
