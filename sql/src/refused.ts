/** Why an act on themes was refused: nothing was written. */
export type RefusalCode =
  | 'not_found'
  | 'theme_changed'
  | 'theme_merged'
  | 'merge_itself'
  | 'nothing_to_move'
  | 'cannot_undo'
  | 'changed_since';

/** Thrown inside a transaction, so that it is rolled back. */
export class Refused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}
