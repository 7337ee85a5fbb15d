const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;

/**
 * The places of numbers by falling value, equal ones in the order they came: sorted by the lower and
 * then by the upper half of their bits, which rise with the value of what is not below 0.
 */
export function fallingPlaces(values: Float32Array): Int32Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const places = new Int32Array(values.length);
  for (let at = 0; at < places.length; at++) places[at] = at;
  return byFallingDigit(bits, DIGIT_BITS, byFallingDigit(bits, 0, places));
}

/** Places in another order: by the falling digit of what stands there, equal ones as they were. */
function byFallingDigit(bits: Uint32Array, shift: number, places: Int32Array): Int32Array {
  const last = DIGITS - 1;
  const next = new Int32Array(DIGITS + 1);
  for (let at = 0; at < bits.length; at++) next[DIGITS - ((bits[at]! >>> shift) & last)]!++;
  for (let digit = 0; digit < DIGITS; digit++) next[digit + 1]! += next[digit]!;
  const sorted = new Int32Array(places.length);
  for (let at = 0; at < places.length; at++) {
    const place = places[at]!;
    sorted[next[last - ((bits[place]! >>> shift) & last)]!++] = place;
  }
  return sorted;
}
