import { saidWords } from './said-words.ts';

/** Stands for the organisation and the week, which the database puts in: no word has it. */
export const PREFIX_MARK = '§';

/** What PostgreSQL can tell apart by place. */
const LAST_PLACE = 16_383;
/** Of one word in one text. */
const MOST_PLACES = 250;

/**
 * A text as PostgreSQL's `tsvector` has it: each folded word with its places from 1 on, `'§racun':3`,
 * and the mark alone, which every text has.
 */
export function bankVector(text: string): string {
  const places = new Map<string, number[]>();
  saidWords(text)
    .slice(0, LAST_PLACE)
    .forEach(({ forms }, at) => {
      for (const form of forms) {
        const list = places.get(form);
        if (!list) places.set(form, [at + 1]);
        else if (list.length < MOST_PLACES) list.push(at + 1);
      }
    });
  const lexemes = Array.from(places, ([word, at]) => `'${PREFIX_MARK}${word}':${at.join(',')}`);
  return [`'${PREFIX_MARK}'`, ...lexemes].join(' ');
}
