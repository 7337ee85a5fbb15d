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
    (words, mark) =>
      words.replaceAll(`{${mark}}`, (_mark, at: number) =>
        begun(words.slice(0, at), values[mark] ?? '…', locale),
      ),
    text,
  );
  return { text: filled, missing };
}

/** What begins a sentence begins with a capital. */
function begun(before: string, words: string, locale: Locale): string {
  const begins = before.trim() === '' || /[.!?]\s$|\n$/.test(before.slice(-2));
  return begins ? words.slice(0, 1).toLocaleUpperCase(locale) + words.slice(1) : words;
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
