import type { Condition, Question, SurveyDoc } from '@vocero/api/contract/survey-doc';
import { fieldsOf, managedField, otherOption } from '@vocero/api/contract/survey-logic';
import type { Locale } from '@vocero/api/contract/values';
import { currentLocale, t } from '../i18n/i18n.svelte.ts';
import { intlLocale } from '../i18n/locales.ts';
import { publicText, type PublicKey } from '../public/public-text.ts';
import { optionWords, questionWords } from '../public/survey-words.ts';

const reading = (locale: Locale) => ({ locale, ownLocale: locale });

/** A question in words; what kind it is where nobody wrote any. */
export function questionText(question: Question, locale: Locale): string {
  const { text } = questionWords(question, reading(locale));
  return text === question.id ? t(`surveys.asks_${question.kind}`) : text;
}

/** Kinds whose answers are said in words on the public page. */
const spoken: Partial<Record<Question['kind'], string>> = {
  solved: 'solved',
  treated: 'treated',
  first_time: 'first_time',
  expectations: 'expectations',
};

/** One answer that can be chosen, as the public page says it. */
export function valueText(
  question: Question,
  field: string,
  value: string,
  locale: Locale,
): string {
  const say = (key: string) => publicText(locale)(key as PublicKey);
  if (field === managedField(question.id)) return say(`solved_${value}`);
  if (value === otherOption && 'options' in question) return say('other');
  if ('options' in question) {
    const at = question.options.findIndex(({ id }) => id === value);
    const option = question.options[at];
    const text = option ? optionWords(option, reading(locale)).text : value;
    return text === value ? t('surveys.option_n', { n: at + 1 }) : text;
  }
  const key = spoken[question.kind];
  return key ? say(`${key}_${value}`) : value;
}

/** What can be asked after: a question, or of a task whether it was managed. */
export const fieldText = (question: Question, field: string, locale: Locale): string =>
  field === managedField(question.id)
    ? t('surveys.managed_of', { question: questionText(question, locale) })
    : questionText(question, locale);

/** When a question is asked, in plain words. */
export function conditionText(
  doc: SurveyDoc,
  { question: field, op, values }: Condition,
  locale: Locale,
): string {
  const on = doc.questions.find((each) => fieldsOf(each).includes(field));
  if (!on) return '';
  const list = new Intl.ListFormat(intlLocale(currentLocale()), { type: 'disjunction' });
  const answers = list.format(values.map((value) => valueText(on, field, value, locale)));
  return t(`surveys.only_${op}`, { question: fieldText(on, field, locale), answers });
}
