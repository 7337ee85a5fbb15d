import { templateMarks, type TemplateMark } from '@vocero/api/contract/message-templates';

/** A text with its braces shown as what will stand there. */
export const shownMarks = (text: string, nameOf: (mark: TemplateMark) => string): string =>
  templateMarks.reduce((words, mark) => words.replaceAll(`{${mark}}`, () => nameOf(mark)), text);
