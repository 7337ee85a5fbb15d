import { ImportFailure } from '../import/failure.ts';
import { message } from '../messages.ts';
import { Problem } from '../problem.ts';
import { SettingsError } from '../settings.ts';

/** What went wrong, for the operator, and the exit code that says so: 1 refused, 2 misused. */
export class CommandError extends Error {
  readonly exitCode: 1 | 2;

  constructor(text: string, exitCode: 1 | 2 = 1) {
    super(text);
    this.exitCode = exitCode;
  }
}

/** One JSON object on standard output, or the same for people. */
export function answer(json: boolean, result: object, words: string): void {
  process.stdout.write(`${json ? JSON.stringify(result) : words}\n`);
}

/** Something to know meanwhile: never on standard output. */
export const note = (words: string) => void process.stderr.write(`${words}\n`);

/** Tells an error, in JSON on standard output too, and answers the exit code. */
export function tellError(json: boolean, error: unknown): number {
  const { words, exitCode } = explain(error);
  note(words);
  if (json) process.stdout.write(`${JSON.stringify({ error: words })}\n`);
  return exitCode;
}

function explain(error: unknown): { words: string; exitCode: number } {
  if (error instanceof CommandError) return { words: error.message, exitCode: error.exitCode };
  if (error instanceof SettingsError) return { words: error.message, exitCode: 2 };
  if (error instanceof Problem) {
    return { words: message('en', error.code, error.params), exitCode: 1 };
  }
  if (error instanceof ImportFailure) {
    return { words: message('en', `import.${error.code}`, { line: error.line ?? 0 }), exitCode: 1 };
  }
  return { words: databaseWords(error) ?? String(error), exitCode: 1 };
}

function databaseWords(error: unknown): string | undefined {
  const { code, constraint_name: constraint } = error as {
    code?: string;
    constraint_name?: string;
  };
  if (constraint === 'organization_slug_key') return message('en', 'slug_taken');
  if (constraint === 'member_user_key') return message('en', 'already_member');
  return code === 'ECONNREFUSED'
    ? 'The database cannot be reached: is its address right?'
    : undefined;
}
