import type { ImportError } from '../contract/imports.ts';

/** Why a file as a whole cannot be imported; nothing of it is. */
export class ImportFailure extends Error {
  readonly code: ImportError;
  /** 1-based line of the file where it went wrong, if that can be said. */
  readonly line: number | null;

  constructor(code: ImportError, line: number | null = null) {
    super(line === null ? code : `${code} in line ${line}`);
    this.name = 'ImportFailure';
    this.code = code;
    this.line = line;
  }
}
