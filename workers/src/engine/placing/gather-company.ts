import { fallingPlaces } from '../algebra/falling-places.ts';
import type { StemVector } from '../space/stem-vectors.ts';
import type { Company } from './company.ts';

/** By stem those members are kept that it weighs most in: what so many say is hardly said by one. */
export const MOST_PER_STEM = 512;

/** Uses of stems by members, one by one; those of a stem in the order of the members. */
interface Uses {
  rows: Int32Array;
  members: Int32Array;
  weights: Float32Array;
  count: number;
}

/** The stems of members the other way round. */
export function gatherCompany(members: readonly StemVector[], least: number): Company {
  const uses = roomFor(countUses(members));
  addUses(uses, members, 0);
  return companyOfUses(uses, members.length, least);
}

/** The same company with members more, as if all had been gathered at once. */
export function joinCompany(company: Company, others: readonly StemVector[]): Company {
  const { size, starts, members, weights, least } = company;
  const uses = roomFor(members.length + countUses(others));
  uses.members.set(members);
  uses.weights.set(weights);
  for (let row = 0; row + 1 < starts.length; row++) {
    uses.rows.fill(row, starts[row], starts[row + 1]);
  }
  uses.count = members.length;
  addUses(uses, others, size);
  return companyOfUses(uses, size + others.length, least);
}

function countUses(members: readonly StemVector[]): number {
  return members.reduce((sum, { size }) => sum + size, 0);
}

function roomFor(uses: number): Uses {
  return {
    rows: new Int32Array(uses),
    members: new Int32Array(uses),
    weights: new Float32Array(uses),
    count: 0,
  };
}

function addUses(uses: Uses, of: readonly StemVector[], first: number) {
  const { rows, members, weights } = uses;
  let use = uses.count;
  of.forEach((stems, at) => {
    for (const [row, weight] of stems) {
      rows[use] = row;
      members[use] = first + at;
      weights[use++] = weight;
    }
  });
  uses.count = use;
}

/** By row the uses that weigh most; of equal ones those of the first members. */
function companyOfUses(uses: Uses, size: number, least: number): Company {
  const starts = startsOf(uses.rows);
  const next = starts.slice();
  const members = new Int32Array(starts.at(-1) ?? 0);
  const weights = new Float32Array(members.length);
  const order = fallingPlaces(uses.weights);
  for (let at = 0; at < order.length; at++) {
    const use = order[at]!;
    const row = uses.rows[use]!;
    const place = next[row]!;
    if (place === starts[row + 1]) continue;
    members[place] = uses.members[use]!;
    weights[place] = uses.weights[use]!;
    next[row] = place + 1;
  }
  return { size, starts, members, weights, least };
}

/** Where the uses of each row begin, as many of them as are kept. */
function startsOf(rows: Int32Array): Int32Array {
  let end = 0;
  for (let use = 0; use < rows.length; use++) end = Math.max(end, rows[use]! + 1);
  const starts = new Int32Array(end + 1);
  for (let use = 0; use < rows.length; use++) starts[rows[use]! + 1]!++;
  for (let row = 0; row < end; row++) {
    starts[row + 1] = starts[row]! + Math.min(starts[row + 1]!, MOST_PER_STEM);
  }
  return starts;
}
