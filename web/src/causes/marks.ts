import type { Assumption } from '@vocero/api/contract/theme-parts';

/** Which way a comment speaks; `none` takes back what was said of it before. */
export type Side = 'for' | 'against' | 'none';

/** What was said of comments, by their id, since the dialog was opened. */
export type Marks = ReadonlyMap<string, Side>;

/** More comments on one side than this are refused by the server. */
export const mostMarked = 500;

/** Which way a comment speaks by what is saved and what was marked since; null: nobody has said. */
export function sideOf(assumption: Assumption, marks: Marks, id: string): Side | null {
  const marked = marks.get(id);
  if (marked) return marked;
  if (assumption.for.includes(id)) return 'for';
  return assumption.against.includes(id) ? 'against' : null;
}

/** An assumption with its comments marked; whatever others marked meanwhile stays. */
export function applyMarks(assumption: Assumption, marks: Marks): Assumption {
  const side = (name: 'for' | 'against') => [
    ...assumption[name].filter((id) => !marks.has(id)),
    ...[...marks].filter(([, marked]) => marked === name).map(([id]) => id),
  ];
  return { text: assumption.text, for: side('for'), against: side('against') };
}
