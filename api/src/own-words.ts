/** Lines after which only what was written before stands, in the languages that we speak. */
const openers = [
  /^-{2,} ?(original message|mensaje original|originalna poruka|izvorna poruka|forwarded message).{0,40}$/i,
  /^-{2,} ?(оригинална порука|изворна порука).{0,40}$/i,
  /^(on|el|dana|dne|дана) .{4,120}(wrote|escribió|je napisao|je napisala|je napisao\/la|је написао|је написала) ?:?$/i,
  /^.{4,120}(wrote|escribió|je napisao|je napisala|је написао|је написала):$/i,
  /^_{10,}$/,
];
const head = /^\*?(from|de|od|од|von):\*? .{3,200}$/i;
const further =
  /^\*?(sent|date|to|subject|enviado|fecha|para|asunto|poslano|datum|za|prima|predmet|послато|за|предмет):\*? /i;

/**
 * What somebody wrote themselves in an answer to a letter: without the letter that it repeats below,
 * and without lines that repeat it. A signature stays; who writes nothing but quotes keeps it all.
 */
export function ownWords(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n').slice(0, 2_000);
  const end = lines.findIndex((line, n) => isOpener(line.trim().slice(0, 300), lines[n + 1]));
  const before = end < 0 ? lines : lines.slice(0, end);
  const own = before.filter((line) => !/^\s{0,3}>/.test(line));
  const words = tidy(own);
  return words === '' ? tidy(lines) : words;
}

function isOpener(line: string, next = ''): boolean {
  if (openers.some((opener) => opener.test(line))) return true;
  if (head.test(line) && further.test(next.trim().slice(0, 300))) return true;
  // The line that says who wrote when is broken in two where it is long.
  const joined = `${line} ${next.trim().slice(0, 100)}`;
  return /^(on|el|dana|dne|дана) /i.test(line) && openers.some((opener) => opener.test(joined));
}

const tidy = (lines: readonly string[]) =>
  lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, 8_000);
