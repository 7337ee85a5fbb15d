import type { Option, Question, SurveyDoc } from '@vocero/api/contract/survey-doc';
import type { Locale } from '@vocero/api/contract/values';
import { publicText, type PublicKey } from './public-text.ts';

/** Words, and their language where it is not that of the page. */
export interface Said {
  text: string;
  lang?: Locale;
}

/** In which languages words are looked for, in this order. */
export interface Reading {
  locale: Locale;
  ownLocale: Locale;
}

type PerLocale<Words> = Partial<Record<Locale, Words>>;

/** The words in the language of the page, else in the survey's own, else in whatever there is. */
function inLanguage<Words>(words: PerLocale<Words>, { locale, ownLocale }: Reading) {
  const known = [locale, ownLocale, ...(Object.keys(words) as Locale[])].find(
    (each) => words[each] !== undefined,
  );
  if (!known) return undefined;
  return { words: words[known]!, ...(known === locale ? {} : { lang: known }) };
}

/** The words of kinds that need none of their own. */
const ownKeys: Partial<Record<Question['kind'], PublicKey>> = {
  solved: 'solved',
  treated: 'treated',
  first_time: 'first_time',
  nps: 'nps',
  csat: 'csat',
  ces: 'ces',
  expectations: 'expectations',
  task: 'task',
  comment: 'comment',
};

/**
 * What a question asks. Where its own words are not there in the language of the page, a kind that
 * comes with words says those: every reader understands them.
 */
export function questionWords(question: Question, reading: Reading): Said & { hint?: string } {
  const key = ownKeys[question.kind];
  const found = inLanguage(question.words, reading);
  if (key && (!found || found.lang)) return { text: publicText(reading.locale)(key) };
  if (!found) return { text: question.id };
  const { question: text, hint } = found.words;
  return { text, ...(hint ? { hint } : {}), ...(found.lang ? { lang: found.lang } : {}) };
}

export function optionWords({ id, words }: Option, reading: Reading): Said {
  const found = inLanguage(words, reading);
  return found ? { text: found.words, ...(found.lang ? { lang: found.lang } : {}) } : { text: id };
}

/** Heading, introduction or thanks of the survey; undefined where nobody wrote any. */
export function docWords(
  doc: Pick<SurveyDoc, 'words'>,
  part: 'title' | 'intro' | 'thanks',
  reading: Reading,
): Said | undefined {
  const written = Object.fromEntries(
    Object.entries(doc.words).flatMap(([locale, words]) =>
      words[part] ? [[locale, words[part]]] : [],
    ),
  ) as PerLocale<string>;
  const found = inLanguage(written, reading);
  return found && { text: found.words, ...(found.lang ? { lang: found.lang } : {}) };
}
