/** What one speaker said without being interrupted. An empty speaker is one that is not named. */
export interface SpokenTurn {
  speaker: string;
  text: string;
}

const LONGEST = 10_000;

/** One turn for all that a speaker says in a row; what is longer than a turn may be is cut in parts. */
export function joinTurns(lines: readonly SpokenTurn[]): SpokenTurn[] {
  const turns: SpokenTurn[] = [];
  for (const { speaker, text } of lines) {
    const words = text.trim();
    if (words === '') continue;
    const last = turns.at(-1);
    const joined = last?.speaker === speaker ? `${last.text}\n${words}` : '';
    if (last && joined !== '' && joined.length <= LONGEST) last.text = joined;
    else for (const part of cut(words)) turns.push({ speaker, text: part });
  }
  return turns;
}

/** In parts no longer than a turn may be; a character of two code units is not torn apart. */
function cut(text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += parts.at(-1)!.length) {
    const part = text.slice(at, at + LONGEST);
    parts.push(/[\ud800-\udbff]$/.test(part) ? part.slice(0, -1) : part);
  }
  return parts;
}
