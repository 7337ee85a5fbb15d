import { createHash } from 'node:crypto';
import type { Tx } from './connect.ts';

/** A vector rounded to 8 bits: value ≈ integer · scale. */
export interface StoredVector {
  scale: number;
  integers: Int8Array;
}

/** Rows in one statement. */
const BATCH = 1_000;

/**
 * The vectors that a model made of texts before, in their order; null where it made none.
 * @param texts folded, so that what differs in capitals or accents alone has one vector.
 */
export async function readVectors(
  tx: Tx,
  model: string,
  texts: readonly string[],
): Promise<(StoredVector | null)[]> {
  const keys = texts.map((text) => keyOf(model, text));
  const found = new Map<string, StoredVector>();
  for (const part of partsOf(keys)) {
    const rows = await tx<{ key: string; scale: number; integers: Buffer }[]>`
      select encode(key, 'hex') as key, scale, integers from embedding
      where org_id = app_org()
        and key in (select decode(wanted, 'hex') from unnest(${part}::text[]) as wanted)`;
    for (const { key, scale, integers } of rows) {
      found.set(key, { scale, integers: Int8Array.from(integers) });
    }
  }
  return keys.map((key) => found.get(key) ?? null);
}

/** Puts off, by the day, the forgetting of vectors that are still in use. */
export async function markVectorsUsed(
  tx: Tx,
  model: string,
  texts: readonly string[],
): Promise<void> {
  for (const part of partsOf(texts.map((text) => keyOf(model, text)))) {
    // Whoever holds a row is marking it too: nobody needs to wait.
    await tx`
      update embedding set used_on = current_date
      where org_id = app_org() and key in (
        select key from embedding
        where org_id = app_org() and used_on < current_date
          and key in (select decode(wanted, 'hex') from unnest(${part}::text[]) as wanted)
        for no key update skip locked)`;
  }
}

/** Keeps vectors; the newer one of a text takes the place of the older. */
export async function storeVectors(
  tx: Tx,
  model: string,
  vectors: ReadonlyMap<string, StoredVector>,
): Promise<void> {
  const rows = Array.from(vectors, ([text, { scale, integers }]) => {
    const bytes = Buffer.from(integers.buffer, integers.byteOffset, integers.byteLength);
    return { key: keyOf(model, text), scale, integers: bytes.toString('hex') };
  });
  for (const part of partsOf(rows)) {
    const column = <K extends keyof (typeof rows)[number]>(name: K) => part.map((row) => row[name]);
    await tx`
      insert into embedding (org_id, key, scale, integers)
      select app_org(), decode(new.key, 'hex'), new.scale, decode(new.integers, 'hex')
      from unnest(${column('key')}::text[], ${column('scale')}::real[],
        ${column('integers')}::text[]) as new (key, scale, integers)
      order by 2
      on conflict (org_id, key) do update
        set scale = excluded.scale, integers = excluded.integers, used_on = current_date`;
  }
}

/**
 * Forgets vectors that were not used for so many days: their comments were erased, or another model
 * took over.
 * @returns how many were forgotten, at most `limit`.
 */
export async function deleteUnusedVectors(
  tx: Tx,
  { days, limit }: { days: number; limit: number },
): Promise<number> {
  const { count } = await tx`
    delete from embedding where org_id = app_org() and key in (
      select key from embedding
      where org_id = app_org() and used_on < current_date - ${days}::int
      limit ${limit} for update skip locked)`;
  return count;
}

/** Forgets the vectors of texts that were erased. */
export async function deleteVectors(
  tx: Tx,
  model: string,
  texts: readonly string[],
): Promise<void> {
  for (const part of partsOf(texts.map((text) => keyOf(model, text)))) {
    await tx`
      delete from embedding where org_id = app_org()
        and key in (select decode(wanted, 'hex') from unnest(${part}::text[]) as wanted)`;
  }
}

/** 16 bytes in hexadecimal: of 2⁶⁴ texts two would share a key by chance. */
function keyOf(model: string, text: string): string {
  return createHash('sha256').update(`${model}\n${text}`).digest('hex').slice(0, 32);
}

function partsOf<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, at) =>
    rows.slice(at * BATCH, (at + 1) * BATCH),
  );
}
