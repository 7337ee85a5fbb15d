/** Words that an organisation uses for one thing. */
export interface SynonymGroup {
  /** A short name, such as `invoice`; null where the line begins with its words. */
  id: string | null;
  words: { text: string; /** Code such as `bs`, where it is said. */ language: string | null }[];
}

/** What can be wrong with a line; the server words it as `field.<fault>`. */
export type SynonymFault =
  | 'synonym_few'
  | 'synonym_many'
  | 'synonym_long'
  | 'synonym_form'
  | 'synonym_id'
  | 'synonym_language';

export const mostSynonymGroups = 2_000;
export const mostSynonymWords = 20;
export const longestSynonym = 60;
/** Twenty words of sixty characters with their commas, and the names of group and languages. */
export const longestSynonymLine = 1_600;

/**
 * Reads one line, one group: `invoice | en: invoice, bill | es: factura | bs: račun, faktura`, or
 * simply `invoice, bill, factura`. A word that is there already is left out.
 */
export function readSynonymLine(line: string): SynonymGroup | SynonymFault {
  const [first = '', ...rest] = line.normalize('NFC').split('|').map(tidy);
  if (rest.length === 0) return checked({ id: null, words: wordsOf(first, null) });
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(first) || first.length > longestSynonym) return 'synonym_id';
  const words: SynonymGroup['words'] = [];
  for (const part of rest) {
    const [language, list] = part.includes(':') ? cut(part) : [null, part];
    if (language !== null && !/^[a-z]{2,3}(-[A-Za-z]{2,8})*$/.test(language)) {
      return 'synonym_language';
    }
    words.push(...wordsOf(list, language));
  }
  return checked({ id: first, words });
}

/** The line of a group as it is kept: tidy, and readable by `readSynonymLine`. */
export function writeSynonymLine({ id, words }: SynonymGroup): string {
  if (id === null) return words.map(({ text }) => text).join(', ');
  const languages = [...new Set(words.map(({ language }) => language))];
  const parts = languages.map((language) => {
    const own = words.filter((word) => word.language === language).map(({ text }) => text);
    return language === null ? own.join(', ') : `${language}: ${own.join(', ')}`;
  });
  return [id, ...parts].join(' | ');
}

/** A line that can be read, as it is kept. */
export function tidySynonymLine(line: string): string {
  const group = readSynonymLine(line);
  return typeof group === 'string' ? line : writeSynonymLine(group);
}

/** The lines of a plain text that hold groups: empty ones and comments after `#` are left out. */
export function synonymLinesOf(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => tidy(line.replace(/#.*/, '')))
    .filter(Boolean);
}

const tidy = (text: string) => text.trim().replace(/\s+/g, ' ');

function cut(part: string): [language: string, list: string] {
  const at = part.indexOf(':');
  return [tidy(part.slice(0, at)), part.slice(at + 1)];
}

const wordsOf = (list: string, language: string | null) =>
  list
    .split(',')
    .map(tidy)
    .filter(Boolean)
    .map((text) => ({ text, language }));

function checked({ id, words: all }: SynonymGroup): SynonymGroup | SynonymFault {
  const seen = new Set<string>();
  const words = all.filter(({ text }) => {
    const key = text.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
  if (words.length < 2) return 'synonym_few';
  if (words.length > mostSynonymWords) return 'synonym_many';
  if (words.some(({ text }) => text.length > longestSynonym)) return 'synonym_long';
  // Letters, digits and what stands inside a word; marks of the format would be read as such.
  const isWord = ({ text }: { text: string }) =>
    /[\p{L}\p{N}]/u.test(text) && !/[|:#;\p{Cc}\p{Cs}]/u.test(text);
  return words.every(isWord) ? { id, words } : 'synonym_form';
}
