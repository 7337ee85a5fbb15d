import type { z } from 'zod';
import { CommandError } from './output.ts';

/**
 * Options held against the schema that the API holds the same things against.
 * @throws CommandError that names each wrong option.
 */
export function checked<S extends z.ZodType>(schema: S, options: object): z.output<S> {
  const result = schema.safeParse(options);
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    (issue) => `--${optionName(issue.path.join('.'))}: ${issue.message}`,
  );
  throw new CommandError(faults.join('\n'), 2);
}

const optionName = (path: string) => path.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
