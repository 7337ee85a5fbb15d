import type { CaseFacts } from '@vocero/sql/case-facts';
import { briefWords } from './brief-words.ts';
import { showCaseCode } from './case-code.ts';
import type { Locale } from './contract/locales.ts';
import { templateMarks, type TemplateMark } from './contract/message-templates.ts';
import { message } from './messages.ts';

export type TemplateFacts = Pick<
  CaseFacts,
  'code' | 'nextContactAt' | 'owner' | 'shows' | 'promise' | 'timeZone'
> & { name: string | null };

/** A text filled from the facts of a case; an ellipsis stands where one is not known. */
export function fillTemplate(text: string, facts: TemplateFacts, locale: Locale) {
  const values = valuesOf(facts, locale);
  const missing = templateMarks.filter(
    (mark) => text.includes(`{${mark}}`) && values[mark] === null,
  );
  const filled = templateMarks.reduce(
    (words, mark) => words.replaceAll(`{${mark}}`, () => values[mark] ?? '…'),
    text,
  );
  return { text: filled, missing };
}

function valuesOf(facts: TemplateFacts, locale: Locale): Record<TemplateMark, string | null> {
  const { name, code, promise, nextContactAt, owner, shows, timeZone } = facts;
  const day = (at: Date | null | undefined) =>
    at ? briefWords(locale).date(dayOf(at, timeZone)) : null;
  return {
    name,
    code: showCaseCode(code),
    promise_day: day(promise?.dueAt),
    next_day: day(nextContactAt),
    responsible:
      shows === 'name' ? owner.name : message(locale, 'template.role', { role: owner.role }),
  };
}

const dayOf = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(at);
