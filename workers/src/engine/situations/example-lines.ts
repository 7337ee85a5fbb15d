import { LEXICON_LANGUAGES, type LexiconLanguage } from '../concepts/inflection.ts';

/** One thing that people tell, with how some of them told it. */
export interface Example {
  /** Name of the situation. */
  id: string;
  language: LexiconLanguage;
  text: string;
}

const HEADING = /^== (.*)$/;
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LINE = /^([a-z]+) (.+)$/;

/**
 * Reads examples of situations: a line `== name` begins one, each line below it is a comment in a
 * language of the lexicon, `en I am still waiting`. Lines that begin with "# " are remarks. A name may
 * come again, in another text too.
 * @throws RangeError that names the line and what is wrong with it.
 */
export function readExamples(text: string): Example[] {
  const found: Example[] = [];
  let id: string | null = null;
  text.split('\n').forEach((whole, at) => {
    const bare = whole.trim();
    if (bare === '' || bare === '#' || bare.startsWith('# ')) return;
    const wrong = (what: string) => new RangeError(`examples, line ${at + 1}: ${what}`);
    const [, name] = HEADING.exec(bare) ?? [];
    if (name !== undefined) {
      if (!NAME.test(name))
        throw wrong(`“${name}” is no name of a situation (small letters, digits, hyphens)`);
      id = name;
      return;
    }
    const [, code, told] = LINE.exec(bare) ?? [];
    const language = LEXICON_LANGUAGES.find((known) => known === code);
    if (!language)
      throw wrong(`a comment begins with its language (${LEXICON_LANGUAGES.join(', ')})`);
    if (id === null) throw wrong('a comment stands below the name of its situation');
    found.push({ id, language, text: told! });
  });
  return found;
}
