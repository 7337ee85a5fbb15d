/** What can be printed, with its sheet in millimetres. */
export const sheetKinds = ['poster', 'poster_small', 'card', 'card_four', 'form', 'guide'] as const;
export type SheetKind = (typeof sheetKinds)[number];

export interface PaperSize {
  width: number;
  height: number;
}

const a4 = { width: 210, height: 297 };
const a5 = { width: 148, height: 210 };
const a6 = { width: 105, height: 148 };

/** `four` stands on one A4 sheet, with marks to cut along. */
export const sizeOf = (kind: SheetKind): PaperSize =>
  ({ poster: a4, poster_small: a5, card: a6, card_four: a4, form: a4, guide: a4 })[kind];

/** By what somebody comes who uses what is on a sheet. */
export const channelOf = (kind: SheetKind) =>
  kind === 'poster' || kind === 'poster_small' ? 'poster' : 'qr';

/** Cards of one batch are told apart by numbers; at most so many are printed at once. */
export const mostCards = 100;

/** `first` and as many as there are to be, with as many digits as the last one has, three at least. */
export function numbersFrom(first: number, count: number): string[] {
  const digits = Math.max(3, String(first + count - 1).length);
  return Array.from({ length: count }, (_, n) => String(first + n).padStart(digits, '0'));
}

/** The rule that gives the paper its size, without a margin of the browser's own. */
export const pageRule = ({ width, height }: PaperSize): string =>
  `@page { size: ${width}mm ${height}mm; margin: 0; }`;
