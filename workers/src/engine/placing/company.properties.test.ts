import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { StemVector } from '../space/stem-vectors.ts';
import { companyOf, hasCompany, lookAt, type Company } from './company.ts';
import { gatherCompany, joinCompany, MOST_PER_STEM } from './gather-company.ts';

const ROWS = 12;

/** A unit vector of some stems; few weights, so that many are equal. */
const comment = fc
  .uniqueArray(fc.tuple(fc.nat(ROWS - 1), fc.integer({ min: 1, max: 5 })), {
    selector: ([row]) => row,
    maxLength: 8,
  })
  .map((pairs): StemVector => {
    const length = Math.hypot(...pairs.map(([, weight]) => weight));
    return new Map(pairs.map(([row, weight]) => [row, weight / length]));
  });
const corpus = fc.array(comment, { maxLength: 60 });
/** Repeats, so that stems are said by more members than are kept. */
const large = fc
  .tuple(fc.array(comment, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 200 }))
  .map(([some, times]) => Array.from({ length: times }, () => some).flat());
const share = fc.double({ min: 0.001, max: 1, noNaN: true });

/** The members that count for a stem: as many as are kept, those it weighs most in. */
function keptMembers(members: readonly StemVector[], row: number): Map<number, number> {
  const weightOf = (member: number) => Math.fround(members[member]!.get(row)!);
  const users = Array.from(members.keys()).filter((member) => members[member]!.has(row));
  const falling = users.sort((a, b) => weightOf(b) - weightOf(a) || a - b);
  return new Map(falling.slice(0, MOST_PER_STEM).map((member) => [member, weightOf(member)]));
}

/** The products with all members that count, in the order in which stems are given, the largest first. */
function products(members: readonly StemVector[], stems: StemVector, self: number): number[] {
  const kept = new Map(Array.from(stems.keys(), (row) => [row, keptMembers(members, row)]));
  return Array.from(members.keys())
    .filter((member) => member !== self)
    .map((member) => {
      let sum = 0;
      for (const [row, weight] of stems) sum += weight * (kept.get(row)!.get(member) ?? 0);
      return sum;
    })
    .sort((a, b) => b - a);
}

const meanOfEight = (falling: readonly number[]) =>
  falling.slice(0, 8).reduce((a, b) => a + b, 0) / 8;

const byFallingWeight = (stems: StemVector): StemVector =>
  new Map(Array.from(stems).sort((a, b) => b[1] - a[1] || a[0] - b[0]));

/** What is asked of one comment among members: its own place among them, or none. */
const asked = fc.tuple(fc.oneof(corpus, large), comment, fc.nat(), fc.boolean());
const selfOf = (members: readonly StemVector[], place: number, isMember: boolean) =>
  isMember && members.length > 0 ? place % members.length : -1;

test('company is what plain sums over all members give', () => {
  fc.assert(
    fc.property(asked, ([members, stems, place, isMember]) => {
      const self = selfOf(members, place, isMember);
      const own = self < 0 ? stems : members[self]!;
      const company = gatherCompany(members, 0.1);
      expect(companyOf(company, own, self)).toBe(meanOfEight(products(members, own, self)));
    }),
  );
});

test('enough company is told as plain sums tell it, however little is asked', () => {
  fc.assert(
    fc.property(
      asked,
      fc.array(share, { minLength: 1 }),
      ([members, stems, place, isMember], shares) => {
        const self = selfOf(members, place, isMember);
        const own = self < 0 ? stems : members[self]!;
        const company = gatherCompany(members, 0);
        const falling = products(members, byFallingWeight(own), self);
        const mean = meanOfEight(falling);
        // Eight equal ones may have a mean that is rounded to less than each.
        for (const least of [...shares, mean, mean * (1 + 1e-12), falling[7] ?? 0].filter(
          (one) => one > 0,
        )) {
          const enough = (falling[7] ?? 0) >= least || mean >= least;
          expect(hasCompany({ ...company, least }, own, self)).toBe(enough);
        }
      },
    ),
  );
});

test('nothing is left of one comment when the next is looked at', () => {
  fc.assert(
    fc.property(corpus, fc.array(comment), share, (members, comments, least) => {
      const company = gatherCompany(members, least);
      const fresh = (): Company => ({ ...company, members: company.members.slice() });
      comments.forEach((stems, at) => {
        const self = selfOf(members, at, at % 2 === 0);
        expect(lookAt(fresh())).not.toBe(lookAt(company));
        expect(hasCompany(company, stems, self)).toBe(hasCompany(fresh(), stems, self));
        expect(companyOf(company, stems, self)).toBe(companyOf(fresh(), stems, self));
      });
    }),
    { numRuns: 20 },
  );
});

test('of each stem those members are kept that it weighs most in, the first of equal ones', () => {
  fc.assert(
    fc.property(large, (members) => {
      const { starts, members: found, weights } = gatherCompany(members, 0);
      for (let row = 0; row < ROWS; row++) {
        const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
        const pairs = Array.from(found.subarray(from, to), (m, at) => [m, weights[from + at]!]);
        expect(pairs).toEqual(Array.from(keptMembers(members, row)));
      }
    }),
  );
});

test('joined members are as if all had been gathered at once', () => {
  fc.assert(
    fc.property(fc.oneof(corpus, large), fc.oneof(corpus, large), (first, others) => {
      const all = gatherCompany([...first, ...others], 0.2);
      expect(joinCompany(gatherCompany(first, 0.2), others)).toEqual(all);
    }),
  );
});
