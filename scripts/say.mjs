/**
 * One line about what goes on. Standard output stays for answers: addresses, links, JSON.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A mistake that its message explains: it is shown without the place it was thrown at. */
export class PlainError extends Error {
  /**
   * @param {string} message
   * @param {number} exitCode 2 where a setting is wrong
   * @param {ErrorOptions} [options]
   */
  constructor(message, exitCode = 1, options) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/**
 * @param {unknown} error
 * @returns {number} the exit code
 */
export function sayError(error) {
  say(
    error instanceof PlainError
      ? error.message
      : String(error instanceof Error ? error.stack : error),
  );
  return error instanceof PlainError ? error.exitCode : 1;
}
