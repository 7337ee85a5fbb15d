import type { Sql } from '@vocero/sql/connect';

/** One customer, whose every word is found nowhere else. */
export const NAME = 'Zdravka Kanarinec';
export const EMAIL = 'zdravka.kanarinec@canary.example';
export const PHONE = '+387 61 555 0199';
export const REFERENCE = 'CANARY-90210';
export const WORD = 'Quetzalcoatlus';
export const MAKER = 'Kanarinocam';
export const CANARIES = [NAME, EMAIL, PHONE, '387615550199', REFERENCE, WORD, 'Kanarinec', MAKER];

/** Which tables have one of these in them, our own, those of sign-in and those of the queue. */
export async function tablesWith(owner: Sql, needles: readonly string[]): Promise<string[]> {
  const tables = await owner<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth', 'bullmq')`;
  // Bytes are printed as hexadecimal digits.
  const forms = needles.flatMap((text) => [text, Buffer.from(text).toString('hex')]);
  const found = [];
  for (const { name } of tables) {
    const rows = await owner.unsafe(`select t::text as row from ${name} t`);
    const texts = rows.map((row) => String(row['row']).toLowerCase());
    for (const form of forms) {
      if (texts.some((text) => text.includes(form.toLowerCase()))) found.push(`${name}: ${form}`);
    }
  }
  return found;
}
