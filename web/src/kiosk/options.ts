import type { Question } from '@vocero/api/contract/survey-doc';
import { fixedValues, otherOption } from '@vocero/api/contract/survey-logic';
import { publicText } from '../public/public-text.ts';
import { optionWords, type Reading, type Said } from '../public/survey-words.ts';

export interface ShownOption extends Said {
  value: string;
  /** From 1, the saddest, to 5; none: a button of words or of a number. */
  face?: number;
}

/** What can be chosen, from worst to best where that is an order, as a kiosk shows it. */
export function optionsOf(question: Question, reading: Reading): ShownOption[] {
  const t = publicText(reading.locale);
  switch (question.kind) {
    case 'solved':
      return fixedValues.solved.map((value) => ({ value, text: t(`solved_${value}`) }));
    case 'treated':
      return fixedValues.treated.map((value, n) => ({
        ...{ value, face: n + 1 },
        text: t(`treated_${faceOf(n)}`),
      }));
    case 'csat':
      return fixedValues.csat.map((value, n) => ({
        ...{ value, face: n + 1 },
        text: t(`kiosk_csat_${faceOf(n)}`),
      }));
    case 'first_time':
      return fixedValues.first_time.map((value) => ({ value, text: t(`first_time_${value}`) }));
    case 'expectations':
      return fixedValues.expectations.map((value) => ({ value, text: t(`expectations_${value}`) }));
    case 'nps':
    case 'ces':
      return fixedValues[question.kind].map((value) => ({ value, text: value }));
    case 'choice':
      return [
        ...question.options.map((option) => ({
          value: option.id,
          ...optionWords(option, reading),
        })),
        ...(question.hasOther ? [{ value: otherOption, text: t('other') }] : []),
      ];
    default:
      return [];
  }
}

const faces = ['1', '2', '3', '4', '5'] as const;
const faceOf = (n: number) => faces[n] ?? '5';

/** The words at the ends of a row of numbers. */
export function endsOf({ kind }: Question, { locale }: Reading): [string, string] | null {
  const t = publicText(locale);
  if (kind === 'nps') return [t('nps_low'), t('nps_high')];
  return kind === 'ces' ? [t('ces_low'), t('ces_high')] : null;
}
