import { languageFamily } from '../words/language.ts';

/** One thing that people name, with the words they name it by. */
export interface LexiconLine {
  /** Null for a line that names no concept: its words belong together, whatever they are. */
  id: string | null;
  /** The heading it stands under, such as "Post and parcels"; null where there is none. */
  kind: string | null;
  words: { language: string | null; word: string }[];
}

const HEADING = '##';
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LANGUAGE = /^([a-z]{2,3}(?:-[A-Za-z]{2,8})*):/;

/**
 * Reads a lexicon: lines `id | en: a, b | es: c | bs: d`, or only `a, b, c` for words of any language.
 * Lines that begin with # are remarks; one that begins with ## is the heading of all that follow.
 * @throws RangeError that names the line and what is wrong with it.
 */
export function readLexiconLines(text: string): LexiconLine[] {
  let kind: string | null = null;
  return text.split('\n').flatMap((line, at) => {
    const bare = line.trim();
    if (bare.startsWith(HEADING)) kind = bare.slice(HEADING.length).trim();
    if (bare === '' || bare.startsWith('#')) return [];
    const wrong = (what: string) => new RangeError(`line ${at + 1}: ${what}`);
    const found = bare.includes('|') ? readConcept(bare, wrong) : readGroup(bare);
    if (found.words.length === 0) throw wrong('no words');
    return [{ ...found, kind }];
  });
}

type Wrong = (what: string) => RangeError;

function readConcept(line: string, wrong: Wrong): Omit<LexiconLine, 'kind'> {
  const [id, ...parts] = line.split('|').map((part) => part.trim());
  if (!ID.test(id!))
    throw wrong(`“${id}” is no name of a concept (small letters, digits, hyphens)`);
  return { id: id!, words: parts.flatMap((part) => readWords(part, wrong)) };
}

/** `es: factura, recibo`, or words of any language. */
function readWords(part: string, wrong: Wrong): LexiconLine['words'] {
  const [start, code] = LANGUAGE.exec(part) ?? ['', null];
  const words = wordsOf(part.slice(start.length));
  if (words.length === 0) throw wrong(`“${part}” has no words`);
  const language = code === null ? null : languageFamily(code);
  return words.map((word) => ({ language, word }));
}

function readGroup(line: string): Omit<LexiconLine, 'kind'> {
  return { id: null, words: wordsOf(line).map((word) => ({ language: null, word })) };
}

function wordsOf(list: string): string[] {
  return list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
