/** What one request holds at most: endpoints refuse more, and answers come in time. */
const MOST_TEXTS = 64;
const MOST_CHARACTERS = 32_000;

/** Divides texts, in their order, among requests. A text longer than a request is one by itself. */
export function makeBatches(texts: readonly string[]): string[][] {
  const batches: string[][] = [];
  let characters = Infinity;
  for (const text of texts) {
    const open = batches.at(-1);
    if (!open || open.length === MOST_TEXTS || characters + text.length > MOST_CHARACTERS) {
      batches.push([text]);
      characters = text.length;
    } else {
      open.push(text);
      characters += text.length;
    }
  }
  return batches;
}
