import type { AskedTerm, AskedWord } from './bank-query.ts';
import { saidWords, type SaidWord } from './said-words.ts';

/** Where a text says what is asked for: characters from … to, in order, none within another. */
export type Mark = [from: number, to: number];

/** @returns the places of all ways of all terms, those that must be missing left out. */
export function bankMarks(terms: readonly AskedTerm[], text: string): Mark[] {
  const said = saidWords(text);
  const marks = terms
    .filter(({ without }) => !without)
    .flatMap(({ ways }) => ways.flatMap((way) => marksOfWay(way, said)));
  marks.sort(([a, aTo], [b, bTo]) => a - b || bTo - aTo);
  const kept: Mark[] = [];
  for (const mark of marks) if (mark[0] >= (kept.at(-1)?.[1] ?? 0)) kept.push(mark);
  return kept;
}

function marksOfWay(way: readonly AskedWord[], said: readonly SaidWord[]): Mark[] {
  return said.flatMap((word, at): Mark[] => {
    const last = said[at + way.length - 1];
    const isSaid = last && way.every((asked, place) => isMet(asked, said[at + place]!));
    return isSaid ? [[word.from, last.to]] : [];
  });
}

const isMet = ({ forms, whole }: AskedWord, said: SaidWord) =>
  said.forms.some((form) =>
    forms.some((asked) => (whole ? form === asked : form.startsWith(asked))),
  );
