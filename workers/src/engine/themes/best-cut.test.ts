import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinTrees, treeOfOne, type JoinTree } from './best-cut.ts';

test('joins that are worth something are made, others are not', () => {
  const ab = joinTrees(treeOfOne(0), treeOfOne(1), 0.1);
  const cd = joinTrees(treeOfOne(2), treeOfOne(3), 0.2);
  expect(joinTrees(ab, cd, -0.1).parts).toEqual([
    [0, 1],
    [2, 3],
  ]);
});

test('a join that is worth less than nothing stays where later ones make up for it', () => {
  const poor = joinTrees(treeOfOne(0), treeOfOne(1), -0.1);
  expect(poor.parts).toEqual([[0], [1]]);
  expect(joinTrees(poor, treeOfOne(2), 0.05).parts).toEqual([[0], [1], [2]]);
  expect(joinTrees(poor, treeOfOne(2), 0.15).parts).toEqual([[0, 1, 2]]);
});

test('nothing joins where no join can be worth anything', () => {
  const ab = joinTrees(treeOfOne(0), treeOfOne(1), -Infinity);
  expect(joinTrees(ab, treeOfOne(2), -Infinity).parts).toEqual([[0], [1], [2]]);
});

interface Join {
  a: Drawn;
  b: Drawn;
  worth: number;
}
type Drawn = number | Join;

const { drawn } = fc.letrec<{ drawn: Drawn; join: Join }>((tie) => ({
  drawn: fc.oneof({ maxDepth: 4 }, fc.nat(9), tie('join')),
  join: fc.record({ a: tie('drawn'), b: tie('drawn'), worth: fc.integer({ min: -5, max: 5 }) }),
}));

const isLeaf = (tree: Drawn): tree is number => typeof tree === 'number';

function treeOf(tree: Drawn): JoinTree {
  return isLeaf(tree) ? treeOfOne(tree) : joinTrees(treeOf(tree.a), treeOf(tree.b), tree.worth);
}

const worthOf = (tree: Drawn): number =>
  isLeaf(tree) ? 0 : worthOf(tree.a) + worthOf(tree.b) + tree.worth;

/** What each way to cut a tree is worth. */
function cutsOf(tree: Drawn): number[] {
  if (isLeaf(tree)) return [0];
  const [left, right] = [cutsOf(tree.a), cutsOf(tree.b)];
  return [worthOf(tree), ...left.flatMap((l) => right.map((r) => l + r))];
}

test('no cut is worth more, and every group is in one part', () => {
  fc.assert(
    fc.property(drawn, (tree) => {
      const { groups, parts, mostWorth } = treeOf(tree);
      expect(mostWorth).toBe(Math.max(...cutsOf(tree)));
      expect(parts.flat()).toEqual(groups);
    }),
    { seed: 7, numRuns: 200 },
  );
});
