/** One way to tell a situation, as a linguist wrote it. */
export interface SituationLine {
  id: string;
  /** Counted from 1, for what has to be said about it. */
  line: number;
  /** One of each must be named. */
  groups: string[][];
  /** None of these may be named. */
  excluded: string[];
  /** What it takes may not be turned round by a negation: "not friendly" is no praise. */
  upright: boolean;
}

/** What a text of situations holds. */
export interface SituationText {
  lines: SituationLine[];
  /** Things whose naming turns round what follows, as a negation does, and where it says so. */
  negators: { line: number; ids: string[] };
}

/** Begins a text of situations among texts of a lexicon; nobody types it. */
const MARK = '\u0001situations\n';
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SET_NAME = /^[A-Z]+$/;
const SET_LINE = /^([A-Z]+):(.*)$/;
const NEGATORS = 'NOT';
const NONE_TURNED = 'not';

/** Marks a text, so that it can stand among texts of a lexicon. */
export function asSituations(text: string): string {
  return MARK + text;
}

export function isSituations(text: string): boolean {
  return text.startsWith(MARK);
}

/**
 * Reads situations: lines `id = a/b + c - d`, where a set of concepts that was named before by
 * `SET: a/b/c` may stand for any. Lines that begin with # are remarks.
 * @throws RangeError that names the line and what is wrong with it.
 */
export function readSituationLines(text: string): SituationText {
  const sets = new Map<string, string[]>();
  const read: SituationText = { lines: [], negators: { line: 0, ids: [] } };
  const plain = isSituations(text) ? text.slice(MARK.length) : text;
  plain.split('\n').forEach((whole, at) => {
    const bare = whole.trim();
    if (bare === '' || bare.startsWith('#')) return;
    const wrong = (what: string) => new RangeError(`situations, line ${at + 1}: ${what}`);
    const [, name, list] = SET_LINE.exec(bare) ?? [];
    if (name !== undefined) {
      if (sets.has(name)) throw wrong(`the set ${name} stands twice`);
      const ids = readChoice(list!, sets, wrong);
      sets.set(name, ids);
      if (name === NEGATORS) read.negators = { line: at + 1, ids };
    } else read.lines.push(readRecipe(bare, at + 1, sets, wrong));
  });
  return read;
}

type Wrong = (what: string) => RangeError;
type Sets = ReadonlyMap<string, string[]>;

function readRecipe(bare: string, line: number, sets: Sets, wrong: Wrong): SituationLine {
  const [id = '', recipe, ...more] = bare.split('=').map((part) => part.trim());
  if (!NAME.test(id))
    throw wrong(`“${id}” is no name of a situation (small letters, digits, hyphens)`);
  if (recipe === undefined || more.length > 0) throw wrong('one “=” stands after the name');
  const [taken = '', ...excluded] = recipe.split(/(?:^|\s+)-\s+/);
  return {
    id,
    line,
    groups: taken.split('+').map((choice) => readChoice(choice, sets, wrong)),
    excluded: excluded
      .filter((choice) => choice.trim() !== NONE_TURNED)
      .flatMap((choice) => readChoice(choice, sets, wrong)),
    upright: excluded.some((choice) => choice.trim() === NONE_TURNED),
  };
}

/** `a/b/SET`: names of concepts, those of a set in its place. */
function readChoice(choice: string, sets: Sets, wrong: Wrong): string[] {
  const names = choice.split('/').flatMap((part) => {
    const name = part.trim();
    if (NAME.test(name)) return [name];
    if (!SET_NAME.test(name)) throw wrong(`“${name}” is no name of a concept or of a set`);
    const set = sets.get(name);
    if (!set) throw wrong(`there is no set ${name} above`);
    return set;
  });
  return Array.from(new Set(names));
}
