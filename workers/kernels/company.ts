/**
 * Kernels that tell how much company a comment has among members, see company.ts of the engine. Stems
 * of a comment are rows (32-bit integers), each used by a member, with weights (64-bit floats) above 0.
 */

const NEAREST: usize = 8;
/** What is within so little of enough is looked at to the end: sums are rounded. */
const ROUNDING: f64 = 1e-9;
/** Members with this part of what is asked for are kept in mind: the nearest are mostly among them. */
const CLOSE: f64 = 0.5;

/** Who uses which stem: members (32-bit integers) and weights (32-bit floats) by `starts` of its row. */
let starts: usize = 0;
let members: usize = 0;
let uses: usize = 0;
/** By member the product so far, 64-bit floats that are 0 between comments, and who has one. */
let sums: usize = 0;
let touched: usize = 0;
let count: usize = 0;
/** Who is close, and how many are; how many of them are near enough for themselves. */
let close: usize = 0;
let closeCount: usize = 0;
let near: usize = 0;
/** Room for the largest sums, 64-bit floats, falling. */
let most: usize = 0;

/**
 * Says once where the members of a workspace stand. `touchedAt` has room for one more than there are,
 * `closeAt` for all.
 */
export function lookAt(
  startsAt: usize,
  membersAt: usize,
  usesAt: usize,
  sumsAt: usize,
  touchedAt: usize,
  closeAt: usize,
  mostAt: usize,
): void {
  starts = startsAt;
  members = membersAt;
  uses = usesAt;
  sums = sumsAt;
  touched = touchedAt;
  close = closeAt;
  most = mostAt;
}

/** The mean of the products with the eight members most alike. */
export function companyOf(rows: usize, weights: usize, stems: i32, self: i32): f64 {
  leaveOut(self);
  for (let at = 0; at < stems; at++) addStem(rowAt(rows, at), weightAt(weights, at), Infinity);
  const mean = meanOfMost(touched, count);
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
  let left: f64 = 0; // what the stems not yet looked at can still add to the mean
  for (let at = 0; at < stems; at++) left += mostAdded(rowAt(rows, at), weightAt(weights, at));
  for (let at = 0; at < stems; at++) {
    const row = rowAt(rows, at);
    const weight = weightAt(weights, at);
    if (usesOf(row) > closeCount) {
      const mean = meanOfMost(close, closeCount);
      if (mean >= least) return true;
      if (mean + missing(least) + left < least - ROUNDING) return false;
    }
    addStem(row, weight, least);
    if (near >= NEAREST) return true;
    left -= mostAdded(row, weight);
  }
  if (closeCount >= NEAREST) return meanOfMost(close, closeCount) >= least;
  return meanOfMost(touched, count) >= least;
}

/** What those who are not close can add to the mean where fewer than eight are. */
function missing(least: f64): f64 {
  if (closeCount >= NEAREST) return 0;
  return (CLOSE * least * <f64>(NEAREST - closeCount)) / <f64>NEAREST;
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

/** To the mean of any eight: the product with the mean of the eight uses that weigh most, which come first. */
function mostAdded(row: usize, weight: f64): f64 {
  const first = (<usize>i32.load(starts + row)) << 2;
  const end = min((<usize>i32.load(starts + row, 4)) << 2, first + (NEAREST << 2));
  let sum: f64 = 0;
  for (let p = first; p < end; p += 4) sum += <f64>f32.load(uses + p);
  return (weight * sum) / <f64>NEAREST;
}

/** Adds the products of a stem with all that use it, or as many as make enough members near enough. */
function addStem(row: usize, weight: f64, enough: f64): void {
  const end = (<usize>i32.load(starts + row, 4)) << 2;
  const closeEnough = CLOSE * enough;
  let last = touched + (count << 2);
  for (let p = (<usize>i32.load(starts + row)) << 2; p < end; p += 4) {
    const member = i32.load(members + p);
    const sum = sums + ((<usize>member) << 3);
    const before = f64.load(sum);
    const after = before + weight * <f64>f32.load(uses + p);
    f64.store(sum, after);
    i32.store(last, member);
    last += (<usize>(reinterpret<i64>(before) === 0)) << 2;
    if (after < closeEnough || before >= enough) continue;
    if (before < closeEnough) i32.store(close + (closeCount++ << 2), member);
    if (after >= enough && ++near === NEAREST) break;
  }
  count = (last - touched) >> 2;
}

/** The mean of the eight largest sums of so many members; those that are missing count as 0. */
function meanOfMost(list: usize, length: usize): f64 {
  for (let place: usize = 0; place < NEAREST; place++) f64.store(most + (place << 3), 0);
  const end = list + (length << 2);
  let least: f64 = 0;
  for (let at = list; at < end; at += 4) {
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
  closeCount = 0;
  near = 0;
}
