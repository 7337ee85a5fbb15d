/**
 * Groups that became one, join by join, in every way it can be cut: either whole, or as the parts
 * that are worth the most.
 */
export interface JoinTree {
  /** The groups in it. */
  groups: readonly number[];
  /** What all joins in it are worth together. */
  worth: number;
  /** The cut that is worth the most: the groups of each part. */
  parts: readonly (readonly number[])[];
  /** What the joins inside those parts are worth; none is worth 0. */
  mostWorth: number;
}

export function treeOfOne(group: number): JoinTree {
  return { groups: [group], worth: 0, parts: [[group]], mostWorth: 0 };
}

/**
 * The tree of two that join. A join worth less than nothing stays when the joins that it is part of
 * make up for it: so parts of one thing that hardly pass one by one can pass together.
 * @param worth of this join alone; below 0 it is better not made.
 * @see Campello, Moulavi & Sander 2013, https://doi.org/10.1007/978-3-642-37456-2_14, who choose
 *   clusters of a hierarchy by their excess of mass in this way.
 */
export function joinTrees(a: JoinTree, b: JoinTree, worth: number): JoinTree {
  const groups = [...a.groups, ...b.groups];
  const whole = a.worth + b.worth + worth;
  const apart = a.mostWorth + b.mostWorth;
  return whole >= apart
    ? { groups, worth: whole, parts: [groups], mostWorth: whole }
    : { groups, worth: whole, parts: [...a.parts, ...b.parts], mostWorth: apart };
}
