import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** Comments whose labels serve for scoring only: the engine never sees them. */
export interface LabelledSet {
  name: string;
  labels: string[];
  comments: { id: string; text: string; language: string | null }[];
}

/** Reads lines of label, tab, text and, where there is one, tab, language. */
export function readLabelledSet(path: string): LabelledSet {
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.replace(/\r$/, '').split('\t'))
    .filter((row) => row.length >= 2);
  return {
    name: basename(path).replace(/\.tsv$/, ''),
    labels: rows.map(([label]) => label!),
    comments: rows.map(([, text, language], i) => ({
      id: `c${i}`,
      text: text!,
      language: language || null,
    })),
  };
}
