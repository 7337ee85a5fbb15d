import { locales, type Locale } from './contract/locales.ts';
import { templateMarks, templatePurposes } from './contract/message-templates.ts';
import { message } from './messages.ts';

/** Braces are filled for each case, so here they stand for themselves. */
const marks = Object.fromEntries(templateMarks.map((mark) => [mark, `{${mark}}`]));

/** Texts that an organisation begins with, one for each purpose, in all languages. */
export const starterTemplates = (own: Locale) =>
  templatePurposes.map((purpose) => ({
    starter: purpose,
    purpose,
    title: message(own, `template.${purpose}_title`),
    texts: Object.fromEntries(
      locales.map((locale) => [locale, message(locale, `template.${purpose}`, marks)]),
    ),
  }));
