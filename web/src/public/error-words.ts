import type { AnswerError } from '@vocero/api/contract/pages';
import type { Locale } from '@vocero/api/contract/values';
import { publicText } from './public-text.ts';

/** What is to be done about an answer, in words that name the question where that is not clear. */
export const errorWords = (locale: Locale, code: AnswerError, question = ''): string =>
  publicText(locale)(`error_${code}`, { question });
