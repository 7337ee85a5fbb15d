/** A source of uniform numbers in [0, 1). */
export type Random = () => number;

/**
 * Seeded generator: a Weyl sequence hashed by two multiply–xorshift rounds, 32 bits of state.
 * The same seed gives the same sequence on every machine.
 */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let bits = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
    return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Independent standard normal numbers (Box–Muller, both values of each pair used). */
export function gaussians(length: number, seed: number): Float32Array {
  const random = randomFrom(seed);
  const out = new Float32Array(length);
  for (let i = 0; i < length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    out[i] = radius * Math.cos(angle);
    if (i + 1 < length) out[i + 1] = radius * Math.sin(angle);
  }
  return out;
}

/** Numbers that are 1 or −1 with equal chance. */
export function signs(length: number, seed: number): Float32Array {
  const random = randomFrom(seed);
  const out = new Float32Array(length);
  let bits = 0;
  for (let i = 0; i < length; i++) {
    if (i % 32 === 0) bits = (random() * 2 ** 32) | 0;
    out[i] = (bits & 1) * 2 - 1;
    bits >>>= 1;
  }
  return out;
}

/** The numbers 0 … n − 1 in random order (Fisher–Yates). */
export function shuffled(n: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
}
