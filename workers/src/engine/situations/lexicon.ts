/** Texts of the lexicon of service language. */
export interface Lexicon {
  /** Lines of concepts, see lexicon-lines.ts. */
  concepts: readonly string[];
  /** How people tell situations, see example-lines.ts. */
  examples: readonly string[];
  /** What was learned from just these texts before, see `encodeSituations`. */
  learned?: Uint8Array;
}
