import { companyOf, type Company } from './company.ts';
import { gatherCompany } from './gather-company.ts';
import { quantileOf } from './gate.ts';
import type { StemVector } from '../space/stem-vectors.ts';

/** Members looked at: so many tell the middle of all. */
const SAMPLE = 1_000;
/** A comment with less than this part of the median member's company belongs nowhere … */
const PART_OF_MEDIAN = 0.4;
/** … but no more than so many of the members have too little, ample ones among them … */
const MOST_LEFT_OUT = 0.04;
/** … and no fewer than this part of those that have the least evidence, see gate.ts. */
const PART_OF_WEAK = 0.6;

/**
 * The company that members are to each other, and how little of it, without themselves, is too little.
 * @param weak the share of members that the gate has too little evidence for.
 */
export function learnCompany(members: readonly StemVector[], weak: number): Company {
  const company = gatherCompany(members, 0);
  const step = Math.max(1, members.length / SAMPLE);
  const count = Math.floor(members.length / step);
  const found = Array.from({ length: count }, (_, at) => {
    const member = Math.floor(at * step);
    return companyOf(company, members[member]!, member);
  });
  return { ...company, least: leastOf(found, weak) };
}

function leastOf(found: readonly number[], weak: number): number {
  const below = PART_OF_MEDIAN * quantileOf(found, 0.5);
  const most = quantileOf(found, MOST_LEFT_OUT);
  return Math.max(Math.min(below, most), quantileOf(found, PART_OF_WEAK * weak));
}
