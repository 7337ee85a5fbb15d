import { CompanyLook } from './company-look.ts';
import type { StemVector } from '../space/stem-vectors.ts';

/** What members say, whatever their theme: by it a comment is told from one that belongs nowhere. */
export interface Company {
  /** How many members there are. */
  size: number;
  /** Those that use stem row r are [starts[r] … starts[r + 1] − 1], with its weight in their unit vector, falling. */
  starts: Int32Array;
  members: Int32Array;
  weights: Float32Array;
  /** With less company than this a comment stays unsorted; 0 where words tell nothing, see gate.ts. */
  least: number;
}

const looks = new WeakMap<Int32Array, CompanyLook>();

/**
 * How much company a comment has: the mean likeness in words to the eight members most alike,
 *     Σ z · m / 8
 * over unit vectors of stems; members that are missing count as 0.
 * @param self the comment's own place among the members, which does not count, or −1.
 * @returns 0 to 1.
 */
export function companyOf(company: Company, stems: StemVector, self = -1): number {
  const look = lookAt(company);
  look.clear();
  for (const [row, weight] of stems) look.add(row, weight);
  return look.companyOf(self);
}

/**
 * Whether a comment has at least the company that is asked for. Stems are taken by falling weight: what
 * belongs has eight members near enough by the first few, and they are the rare ones.
 */
export function hasCompany(company: Company, stems: StemVector, self = -1): boolean {
  const look = lookAt(company);
  look.clear();
  for (const [row, weight] of stems) look.addFalling(row, weight);
  return look.hasCompany(company.least, self);
}

/** Made once for all companies of the same members. */
export function lookAt(company: Company): CompanyLook {
  let look = looks.get(company.members);
  if (!look) looks.set(company.members, (look = new CompanyLook(company)));
  return look;
}
