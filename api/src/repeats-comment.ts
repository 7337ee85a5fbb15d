/** So many words in a row are no accident. */
const RUN = 7;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a text says word for word what one of the comments says: seven words in a row of it. */
export function repeatsComment(text: string, comments: readonly string[]): boolean {
  const said = wordsOf(text);
  const runs = new Set(said.slice(RUN - 1).map((_, at) => said.slice(at, at + RUN).join(' ')));
  if (runs.size === 0) return false;
  return comments.some((comment) => {
    const words = wordsOf(comment);
    return words.some((_, at) => runs.has(words.slice(at, at + RUN).join(' ')));
  });
}
