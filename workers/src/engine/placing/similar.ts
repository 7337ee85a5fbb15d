import { foldText } from '../words/fold.ts';
import type { EngineComment } from '../types.ts';

const MAX_QUERY = 2_000;
const MAX_CANDIDATE = 2_000;
const TABLE_BITS = 14;
/** How much a candidate's own further letters count against it: little, for the query may go on. */
const EXCESS = 0.25;
const LEAST_SCORE = 0.15;

/**
 * The candidates most like a text that may still be being typed, by runs of three letters:
 *     score = shared / (query + 0.25 · max(0, candidate − query))
 * in idf weights over the candidates (Tversky's index). The last word need not be whole.
 * @returns at most `limit`, the best first; score 0 to 1, two decimals.
 * @see Tversky 1977, "Features of similarity".
 */
export function similarComments(
  text: string,
  candidates: readonly EngineComment[],
  limit: number,
): { id: string; score: number }[] {
  const query = runsOfQuery(text.slice(0, MAX_QUERY));
  if (query.count === 0) return [];
  const found = candidates.map((candidate) => match(query, candidate.text));
  const weights = rarity(
    query.count,
    found.map(({ shared }) => shared),
    candidates.length,
  );
  const total = weights.reduce((a, b) => a + b, 0);
  return found
    .map(({ shared, size }, at) => {
      const common = shared.reduce((sum, run) => sum + weights[run]!, 0);
      const excess = Math.max(0, (size / query.count) * total - total);
      const score = common / (total + EXCESS * excess);
      return { id: candidates[at]!.id, score: Math.round(score * 100) / 100 };
    })
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

/** The distinct runs of the query, found by hash: slot of the table → number of the run + 1. */
interface Runs {
  count: number;
  table: Uint16Array;
}

function runsOfQuery(text: string): Runs {
  const table = new Uint16Array(1 << TABLE_BITS);
  let count = 0;
  forEachRun(text, (hash) => {
    if (table[hash] === 0) table[hash] = ++count;
  });
  return { count, table };
}

/** Which runs of the query a text has, each once, and how many runs it has in all. */
function match({ count, table }: Runs, text: string): { shared: number[]; size: number } {
  const seen = new Uint8Array(count + 1);
  const shared: number[] = [];
  let size = 0;
  forEachRun(text.slice(0, MAX_CANDIDATE), (hash) => {
    size++;
    const run = table[hash]!;
    if (run === 0 || seen[run]) return;
    seen[run] = 1;
    shared.push(run - 1);
  });
  return { shared, size };
}

/** ln(1 + n / uses) by run of the query. */
function rarity(count: number, rows: readonly number[][], n: number): Float64Array {
  const uses = new Int32Array(count);
  for (const row of rows) for (const run of row) uses[run]!++;
  return Float64Array.from(uses, (used) => Math.log1p(n / Math.max(1, used)));
}

const SPACE = 0x20;

/** Runs of three folded characters; anything but letters and digits is one space between words. */
function forEachRun(text: string, visit: (hash: number) => void) {
  const folded = foldText(text);
  let first = -1;
  let second = SPACE;
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at);
    const third = isWordCode(code) ? code : SPACE;
    if (third === SPACE && second === SPACE) continue;
    if (first >= 0) visit(hashOf(first, second, third));
    first = second;
    second = third;
  }
}

function isWordCode(code: number): boolean {
  return code > 0x7f || (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
}

function hashOf(a: number, b: number, c: number): number {
  const mixed = Math.imul(Math.imul(Math.imul(a, 0x9e35) ^ b, 0x85eb) ^ c, 0xc2b2ae35);
  return (mixed >>> (32 - TABLE_BITS)) & ((1 << TABLE_BITS) - 1);
}
