/**
 * Kernels that tell how much company a comment has among members, see company.ts of the engine. Stems
 * of a comment are rows (32-bit integers), each used by a member, with weights (64-bit floats) above 0.
 */

const NEAREST: usize = 8;
/** What is within so little of enough is looked at to the end: sums are rounded. */
const ROUNDING: f64 = 1e-9;

/** Who uses which stem: members (32-bit integers) and weights (32-bit floats) by `starts` of its row. */
let starts: usize = 0;
let members: usize = 0;
let uses: usize = 0;
/** By member the product so far, 64-bit floats that are 0 between comments, and who has one. */
let sums: usize = 0;
let touched: usize = 0;
let count: usize = 0;
/** How many members are near enough for themselves. */
let near: usize = 0;
/** Room for the largest sums, 64-bit floats, falling. */
let most: usize = 0;

/** Says once where the members of a workspace stand. `touchedAt` has room for one more than there are. */
export function lookAt(
  startsAt: usize,
  membersAt: usize,
  usesAt: usize,
  sumsAt: usize,
  touchedAt: usize,
  mostAt: usize,
): void {
  starts = startsAt;
  members = membersAt;
  uses = usesAt;
  sums = sumsAt;
  touched = touchedAt;
  most = mostAt;
}

/** The mean of the products with the eight members most alike. */
export function companyOf(rows: usize, weights: usize, stems: i32, self: i32): f64 {
  leaveOut(self);
  for (let at = 0; at < stems; at++) addStem(rowAt(rows, at), weightAt(weights, at), Infinity);
  const mean = meanOfMost();
  forget(self);
  return mean;
}

/** Whether that mean is at least so much, or eight are; stems are given by falling weight. */
export function hasCompany(rows: usize, weights: usize, stems: i32, self: i32, least: f64): bool {
  leaveOut(self);
  const found = findCompany(rows, weights, stems, least);
  forget(self);
  return found;
}

/** Goes no further than it must to be sure. */
function findCompany(rows: usize, weights: usize, stems: i32, least: f64): bool {
  let left: f64 = 0; // what the stems not yet looked at can still add to one member
  for (let at = 0; at < stems; at++) left += mostAdded(rowAt(rows, at), weightAt(weights, at));
  for (let at = 0; at < stems; at++) {
    const row = rowAt(rows, at);
    const weight = weightAt(weights, at);
    if (usesOf(row) > count) {
      const mean = meanOfMost();
      if (mean >= least) return true;
      if (mean + left < least - ROUNDING) return false;
    }
    addStem(row, weight, least);
    if (near >= NEAREST) return true;
    left -= mostAdded(row, weight);
  }
  return meanOfMost() >= least;
}

function rowAt(rows: usize, at: i32): usize {
  return (<usize>i32.load(rows + ((<usize>at) << 2))) << 2;
}

function weightAt(weights: usize, at: i32): f64 {
  return f64.load(weights + ((<usize>at) << 3));
}

function usesOf(row: usize): usize {
  return i32.load(starts + row, 4) - i32.load(starts + row);
}

function mostAdded(row: usize, weight: f64): f64 {
  return weight * f32.load(uses + ((<usize>i32.load(starts + row)) << 2)); // they fall
}

/** Adds the products of a stem with all that use it, or as many as make enough members near enough. */
function addStem(row: usize, weight: f64, enough: f64): void {
  const end = (<usize>i32.load(starts + row, 4)) << 2;
  let last = touched + (count << 2);
  let found = near;
  for (let p = (<usize>i32.load(starts + row)) << 2; p < end && found < NEAREST; p += 4) {
    const member = i32.load(members + p);
    const sum = sums + ((<usize>member) << 3);
    const before = f64.load(sum);
    const after = before + weight * <f64>f32.load(uses + p);
    f64.store(sum, after);
    i32.store(last, member);
    last += (<usize>(before === 0)) << 2;
    found += (<usize>(before < enough)) & (<usize>(after >= enough));
  }
  count = (last - touched) >> 2;
  near = found;
}

function meanOfMost(): f64 {
  for (let place: usize = 0; place < NEAREST; place++) f64.store(most + (place << 3), 0);
  const end = touched + (count << 2);
  let least: f64 = 0;
  for (let at = touched; at < end; at += 4) {
    const sum = f64.load(sums + ((<usize>i32.load(at)) << 3));
    if (sum <= least) continue;
    insert(sum);
    least = f64.load(most, (NEAREST - 1) << 3);
  }
  let mean: f64 = 0;
  for (let place: usize = 0; place < NEAREST; place++) mean += f64.load(most + (place << 3));
  return mean / <f64>NEAREST;
}

function insert(sum: f64): void {
  let place = most + ((NEAREST - 1) << 3);
  for (; place > most && f64.load(place - 8) < sum; place -= 8) {
    f64.store(place, f64.load(place - 8));
  }
  f64.store(place, sum);
}

/** Below all that is added a member is neither touched nor near. */
function leaveOut(self: i32): void {
  if (self >= 0) f64.store(sums + ((<usize>self) << 3), -Infinity);
}

function forget(self: i32): void {
  const end = touched + (count << 2);
  for (let at = touched; at < end; at += 4) f64.store(sums + ((<usize>i32.load(at)) << 3), 0);
  if (self >= 0) f64.store(sums + ((<usize>self) << 3), 0);
  count = 0;
  near = 0;
}
