/** Replaces labels by 0, 1, 2 … in the order of first appearance, in place; returns how many. */
export function renumber(labels: Int32Array): number {
  const numbers = new Map<number, number>();
  for (let i = 0; i < labels.length; i++) {
    let number = numbers.get(labels[i]!);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(labels[i]!, number);
    }
    labels[i] = number;
  }
  return numbers.size;
}
