import { speakerKind } from './speaker-kind.ts';

const LONGEST_NAME = 40;
const MOST_WORDS = 5;

/** `[00:01:02] `, `10:32 `, `12/03/26, 10:32 - `: when a line was said. */
const STAMP =
  /^[[(]?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? +)?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?: ?[ap]m)?[\])]?(?: ?[-–] | *)/i;

/** Line with what was said taken apart from who said it, where it begins like `Name: words`. */
export interface SpokenLine {
  /** Null: the line does not begin with a name. */
  name: string | null;
  text: string;
}

/** `Ana:`, `**Ana** :`, `Ana (10:32):` and `Ana [00:12]:` all begin what Ana said. */
const NAMED = /^([^:()[\]]{1,60})(?:[([][^)\]]{0,40}[)\]])? ?:/;

export function readSpokenLine(line: string): SpokenLine {
  const said = line.trim().replace(STAMP, '');
  const [start = '', before = ''] = NAMED.exec(said) ?? [];
  const name = before.replace(/[*_#>]/g, '').trim();
  if (!isName(name) || said.startsWith('//', start.length)) return { name: null, text: said };
  return { name, text: said.slice(start.length).trim() };
}

function isName(text: string): boolean {
  if (text.length > LONGEST_NAME || text.split(/\s+/).length > MOST_WORDS) return false;
  return /^[\p{L}\p{N}]/u.test(text) && /\p{L}/u.test(text) && !/[?!;,"«»„“]|\. /.test(text);
}

/**
 * Which of the names before colons are speakers and not words that a colon happens to follow: known
 * ones such as "Customer", and those that come up more than once; all of them when they are few.
 */
export function speakersAmong(lines: readonly SpokenLine[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { name } of lines) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts.keys()];
  const sure = names.filter((name) => counts.get(name)! > 1 || speakerKind(name) !== null);
  return new Set(sure.length > 1 ? sure : names);
}
