import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';
import type { Locale } from './contract/values.ts';
import type { Env } from './deps.ts';
import { message, type MessageKey } from './messages.ts';

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503;

/** One field that was refused, in words for the person who filled it in. */
export interface FieldProblem {
  path: string;
  code: string;
  message: string;
}

type Params = Record<string, string | number>;

/** Something that the caller must be told. The code picks the words from `messages/<locale>.json`. */
export class Problem extends Error {
  readonly status: ProblemStatus;
  readonly code: MessageKey;
  readonly params: Params;
  /** Further members of the answer, for programs. */
  readonly extra: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    status: ProblemStatus,
    code: MessageKey,
    params: Params = {},
    extra: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(code);
    this.status = status;
    this.code = code;
    this.params = params;
    this.extra = extra;
    this.headers = headers;
  }
}

/** An input that does not fit its schema. */
export class InvalidInput extends Error {
  readonly issues: readonly z.core.$ZodIssue[];

  constructor(issues: readonly z.core.$ZodIssue[]) {
    super('invalid');
    this.issues = issues;
  }
}

/** What is not there and what belongs to somebody else look the same. */
export const notFound = () => new Problem(404, 'not_found');

/**
 * The one map from error to RFC 9457 answer.
 * @param tell is called with what an operator has to know of: an error that nobody foresaw
 *   (`internal`), and a database that did not answer (`database_away`).
 */
export function answerProblem(
  c: Context<Env>,
  error: unknown,
  tell: (code: 'internal' | 'database_away', error: unknown) => void,
) {
  const locale = c.get('locale') ?? 'en';
  const problem = toProblem(error, locale);
  const { code } = problem;
  if (code === 'internal' || code === 'database_away') tell(code, error);
  return c.body(
    JSON.stringify({
      type: `/docs/problems#${problem.code}`,
      title: message(locale, problem.code, problem.params),
      status: problem.status,
      detail: message(locale, problem.code, problem.params),
      code: problem.code,
      ...problem.extra,
    }),
    problem.status,
    { 'content-type': 'application/problem+json; charset=utf-8', ...problem.headers },
  );
}

function toProblem(error: unknown, locale: Locale): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof InvalidInput) {
    const errors = error.issues.map((issue) => fieldProblem(issue, locale));
    return new Problem(400, 'invalid', { fields: errors.length }, { errors });
  }
  if (error instanceof HTTPException && error.status === 413) return new Problem(413, 'too_large');
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return new Problem(400, 'too_deep');
  }
  return fromDatabase(error) ?? new Problem(500, 'internal');
}

/** PostgreSQL's error codes, https://www.postgresql.org/docs/current/errcodes-appendix.html. */
function fromDatabase(error: unknown): Problem | null {
  const { code, constraint_name: constraint } = error as {
    code?: unknown;
    constraint_name?: unknown;
  };
  if (typeof code !== 'string') return null;
  if (code === '23505') return new Problem(409, conflicts.get(String(constraint)) ?? 'conflict');
  if (code === '23503') return new Problem(422, 'unknown_reference');
  if (code === '23P01') return new Problem(409, 'driver_overlap');
  if (code === '23514' || code === '23001') return new Problem(422, 'rule_broken');
  if (code === '22021' || code === '22P05' || code === '22P02')
    return new Problem(400, 'text_form');
  const away = /^(08|53|57P|CONNECT)/.test(code);
  if (away || databaseGone.has(code)) {
    return new Problem(503, 'database_away', {}, {}, { 'retry-after': '2' });
  }
  return null;
}

const conflicts = new Map<string, MessageKey>([
  ['organization_slug_key', 'slug_taken'],
  ['council_name_key', 'council_taken'],
  ['department_name_key', 'department_taken'],
  ['contact_reason_code_key', 'reason_code_taken'],
  ['place_name_key', 'place_taken'],
  ['kiosk_name_key', 'kiosk_taken'],
  ['remedy_code_key', 'remedy_code_taken'],
  ['member_user_key', 'already_member'],
]);

/** Cannot be reached, is too busy, or took a transaction back because of another one. */
const databaseGone = new Set([
  '57014',
  '40001',
  '40P01',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

function fieldProblem(issue: z.core.$ZodIssue, locale: Locale): FieldProblem {
  const path = issue.path.join('.');
  const { code, params } = fieldCode(issue);
  return { path, code, message: message(locale, `field.${code}` as MessageKey, params) };
}

function fieldCode(issue: z.core.$ZodIssue): { code: string; params: Params } {
  switch (issue.code) {
    case 'invalid_type':
      return {
        code: issue.input === undefined ? 'required' : 'type',
        params: { expected: issue.expected },
      };
    case 'too_small':
      return issue.origin === 'string'
        ? {
            code: issue.minimum === 1 ? 'required' : 'too_short',
            params: { minimum: Number(issue.minimum) },
          }
        : { code: 'too_small', params: { minimum: Number(issue.minimum) } };
    case 'too_big':
      return {
        code: issue.origin === 'string' ? 'too_long' : 'too_big',
        params: { maximum: Number(issue.maximum) },
      };
    case 'unrecognized_keys':
      return { code: 'unknown', params: { keys: issue.keys.join(', ') } };
    case 'invalid_value':
      return { code: 'choice', params: { values: issue.values.map(String).join(', ') } };
    case 'invalid_format':
    case 'custom':
      return { code: namedForm(issue), params: {} };
    default:
      return { code: 'form', params: {} };
  }
}

/** Our own rules name their message; zod's formats are called by their name. */
function namedForm(issue: z.core.$ZodIssue): string {
  const named = new Set<string>([
    'date_out_of_range',
    'expected_before_start',
    'site_form',
    'thanks_url',
    'channel_form',
    'characters_not_allowed',
    'currency_form',
    'for_and_against',
    'language_form',
    'colour',
    'condition_unknown',
    'condition_value',
    'contrast',
    'id_twice',
    'kind_twice',
    'option_id',
    'option_twice',
    'required_many',
    'question_id',
    'slug_form',
    'one_root_cause',
    'reason_code_form',
    'root_category_missing',
    'until_before_from',
    'period_days_missing',
    'period_too_long',
    'baseline_too_short',
    'time_zone',
    'name_missing',
    'same_theme',
    'synonym_few',
    'synonym_form',
    'synonym_id',
    'synonym_language',
    'synonym_long',
    'synonym_many',
    'synonym_twice',
    'theme_missing',
  ]);
  if (named.has(issue.message)) return issue.message;
  if (
    issue.code === 'invalid_format' &&
    ['email', 'uuid', 'datetime', 'date'].includes(issue.format)
  ) {
    return issue.format;
  }
  return 'form';
}
