/** What stands where words were that somebody had erased: the same in every language. */
export const erasedMark = '[erased]';

/** An answer as it came, with the mark in the reader's words; these stand inside of JSON strings. */
export const sayErased = (json: string, words: string): string =>
  json.replaceAll(erasedMark, JSON.stringify(words).slice(1, -1));
