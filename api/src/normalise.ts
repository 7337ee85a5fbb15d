/// <reference lib="es2024.string" />

export interface NormalisedText {
  text: string;
  /** Something that cannot be stored or seen was taken out; line ends and rims do not count. */
  sanitised: boolean;
}

// NUL cannot be stored in PostgreSQL and the other controls can be neither typed nor seen.
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
const LINE_ENDS = /\r\n?/g;
const VISIBLE = /[^\s\p{Cf}\p{Cc}]/u;

/**
 * A text as it is stored: lone surrogates replaced by U+FFFD, control characters but tab and line
 * end taken out, line ends as LF, no blanks at its rims. Text without anything to see is empty.
 * Doing it twice changes nothing.
 */
export function normaliseText(text: string): NormalisedText {
  const lines = text.replace(LINE_ENDS, '\n');
  const clean = lines.toWellFormed().replace(CONTROLS, '');
  return { text: VISIBLE.test(clean) ? clean.trim() : '', sanitised: clean !== lines };
}

/** A name or a number as it is stored: one line, single blanks. */
export function normaliseLine(text: string): string {
  return normaliseText(text).text.replace(/\s+/g, ' ');
}
