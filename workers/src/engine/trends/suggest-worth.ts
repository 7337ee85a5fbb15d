/** Fewer comments with a kind than this suggest nothing. */
const LEAST = 5;

/** Comments of a theme that have a kind, by kind. */
interface Kinds {
  avoidable: number;
  repeat: number;
  simple: number;
  valued: number;
}

/**
 * What a theme's contacts seem to be worth to the customer and to us, from what kinds they are:
 *     customer = 2 · (valued + simple - avoidable - repeat) / n
 *     company  = 2 · (valued - simple - avoidable - repeat) / n
 * with n their sum. Nobody gains by a contact that could have been avoided or comes again, both gain by
 * a valued one, and a simple question helps the customer while it only costs us. Kinds cannot show a
 * contact that annoys the customer and is worth something to us: that takes a person's judgement.
 * @returns two numbers from -2 (irritant) to 2 (valuable), unitless; null for fewer than five comments.
 * @see Price & Jaffe 2008, The Best Service is No Service, chapter 2: the value-irritant matrix.
 */
export function suggestWorth({ avoidable, repeat, simple, valued }: Kinds) {
  const n = avoidable + repeat + simple + valued;
  if (n < LEAST) return null;
  const bad = avoidable + repeat;
  return {
    customer: (2 * (valued + simple - bad)) / n,
    company: (2 * (valued - simple - bad)) / n,
  };
}
