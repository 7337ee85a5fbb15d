import { rankOfName, type Field } from './column-names.ts';
import { readType } from './read-values.ts';
import { detectDateOrder, readDate, type DateOrder } from './dates.ts';

export interface Column {
  /** What the mapping calls it. */
  name: string;
  /** As the header names it; empty where there is none. */
  header: string;
  /** Cells of the sample, empty ones left out. */
  cells: readonly string[];
}

/** Which column holds what, by its name and by what stands in it. */
export type Guess = Record<Field, string | null> & { dateOrder: DateOrder };

/** The text is what reads most like it; the other fields go by their names and the right contents. */
export function guessColumns(columns: readonly Column[], total: number): Guess {
  const text = guessText(columns);
  const others = columns.filter((column) => column !== text);
  const named = (field: Field, fits: (column: Column) => boolean) =>
    bestNamed(field, others.filter(fits))?.name ?? null;
  const date = bestNamed('occurredAt', others.filter(someDates)) ?? others.find(onlyDates);
  return {
    text: text?.name ?? null,
    occurredAt: date?.name ?? null,
    dateOrder: date ? detectDateOrder(date.cells) : 'iso',
    externalId: named('externalId', (column) => column !== date && isUnique(column, total)),
    channel: named('channel', (column) => isVocabulary(column, 20, 40)),
    language: named('language', (column) => isVocabulary(column, 20, 20)),
    reason: named('reason', (column) => isVocabulary(column, 60, 2)),
    reasonOther: named('reasonOther', (column) => column.cells.every((cell) => cell.length <= 200)),
    kind: named('kind', (column) => isVocabulary(column, 4, 9)),
    type: named('type', isOfTypes),
    customer: named('customer', (column) => column.cells.every((cell) => cell.length <= 200)),
  };
}

function bestNamed(field: Field, columns: readonly Column[]): Column | undefined {
  const ranked = columns.flatMap((column) => {
    const rank = rankOfName(field, column.header);
    return rank === undefined ? [] : [{ column, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank)[0]?.column;
}

/** A name for text weighs as much as being three times as long as another column. */
const NAME_WEIGHT = 3;

function guessText(columns: readonly Column[]): Column | undefined {
  const scored = columns.map((column) => {
    const named = rankOfName('text', column.header) !== undefined && column.cells.length > 0;
    return {
      column,
      score: naturalness(column.cells) * (named ? NAME_WEIGHT : 1) + (named ? 0.1 : 0),
    };
  });
  const [best] = scored.sort((a, b) => b.score - a.score);
  return best?.column;
}

/** Words per cell, counted less the more often the same cell stands there; dates are no words. */
function naturalness(cells: readonly string[]): number {
  if (cells.length === 0) return 0;
  const letters = /\p{L}{2,}/gu;
  const words = cells.map((cell) =>
    'date' in readDate(cell, 'dmy') || /^\S+$/.test(cell)
      ? 0.2
      : (cell.match(letters)?.length ?? 0),
  );
  const mean = words.reduce((sum, count) => sum + count, 0) / cells.length;
  return mean * (new Set(cells).size / cells.length);
}

/** Under the right name half of the cells are enough: the others are refused, and seen. */
const someDates = (column: Column) => shareOfDates(column) >= 0.5;
const onlyDates = (column: Column) => shareOfDates(column) >= 0.9;

function shareOfDates({ cells }: Column): number {
  if (cells.length === 0) return 0;
  const isDate = (cell: string) =>
    'date' in readDate(cell, 'dmy') || 'date' in readDate(cell, 'mdy');
  return cells.filter(isDate).length / cells.length;
}

/** An id that is missing or comes twice would have rows taken for duplicates. */
const isUnique = ({ cells }: Column, total: number) =>
  cells.length === total &&
  new Set(cells).size === total &&
  cells.every((cell) => cell.length <= 200);

/** A column is often called "type" and holds something else. */
const isOfTypes = ({ cells }: Column) =>
  cells.length > 0 && cells.every((cell) => readType(cell) !== undefined);

/** Few different short values. */
function isVocabulary({ cells }: Column, most: number, longest: number): boolean {
  const values = new Set(cells);
  return values.size > 0 && values.size <= most && cells.every((cell) => cell.length <= longest);
}
