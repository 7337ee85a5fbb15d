import type { Question, SurveyDoc } from '@vocero/api/contract/survey-doc';
import { fieldsOf, managedField, otherOption } from '@vocero/api/contract/survey-logic';
import { intlLocale } from '../i18n/locales.ts';
import { publicText, type PublicKey } from '../public/public-text.ts';
import { optionWords, questionWords, type Reading } from '../public/survey-words.ts';

/** Kinds whose answers have words; those of the others are numbers. */
const spoken: readonly Question['kind'][] = ['solved', 'treated', 'first_time', 'expectations'];
/** Kinds that are a row of numbers, with words at its ends. */
const scales: readonly Question['kind'][] = ['nps', 'csat', 'ces'];

const say = ({ locale }: Reading, key: string) => publicText(locale)(key as PublicKey);

/** An answer as the survey's page says it. */
export function valueWords(
  question: Question,
  field: string,
  value: string,
  reading: Reading,
): string {
  if (field === managedField(question.id)) return say(reading, `solved_${value}`);
  if ('options' in question) {
    const option = question.options.find(({ id }) => id === value);
    if (option) return optionWords(option, reading).text;
    return value === otherOption ? say(reading, 'other') : value;
  }
  return spoken.includes(question.kind) ? say(reading, `${question.kind}_${value}`) : value;
}

/** "0 = not at all, 10 = certainly"; empty where answers have words of their own. */
export function endsOf(question: Question, reading: Reading): string {
  if (!scales.includes(question.kind)) return '';
  const first = question.kind === 'nps' ? 0 : 1;
  const last = { nps: 10, csat: 5, ces: 7 }[question.kind as 'nps' | 'csat' | 'ces'];
  const [low, high] = [say(reading, `${question.kind}_low`), say(reading, `${question.kind}_high`)];
  return `${first} = ${low} · ${last} = ${high}`;
}

/** When a question is to be answered on paper, which cannot hide it; empty: always. */
export function onlyIf(doc: SurveyDoc, { showIf }: Question, reading: Reading): string {
  if (!showIf) return '';
  const on = doc.questions.find((each) => fieldsOf(each).includes(showIf.question));
  if (!on) return '';
  const list = new Intl.ListFormat(intlLocale(reading.locale), { type: 'disjunction' });
  const answers = list.format(
    showIf.values.map((value) => valueWords(on, showIf.question, value, reading)),
  );
  const { text } = questionWords(on, reading);
  return publicText(reading.locale)(`print_only_${showIf.op}`, { question: text, answers });
}
