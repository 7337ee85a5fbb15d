import type { z } from 'zod';
import type { Endpoint } from './contract/endpoint.ts';
import { sayErased } from './contract/erased-words.ts';

/** What is wrong with one field of a request, in words. */
export interface FieldError {
  path: string;
  message: string;
}

/** An answer that says no, as RFC 9457 writes it; its words are in the reader's language. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldError[];
  /** Whatever else the answer says, such as what is missing. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, detail: string, more: Record<string, unknown> = {}) {
    super(detail);
    this.name = 'ProblemError';
    this.status = status;
    this.code = code;
    this.fields = fieldErrors(more['errors']);
    this.more = more;
  }

  /** The message for one field, if the server named it. */
  field(path: string): string | undefined {
    return this.fields.find((error) => error.path === path)?.message;
  }
}

/** Where a call goes out from: the reader's language and the organisation they are in. */
export interface CallContext {
  locale: () => string;
  organization: () => string | null;
  /** Said when the server could not be reached at all. */
  unreachable: () => string;
  /** Said where words were erased; without it the mark of the API stands there. */
  erased?: () => string;
  /** Called when the server no longer knows who is calling. */
  onSignedOut?: () => void;
}

type Nothing = Record<never, never>;

/** What an endpoint takes under this name: nothing, something optional, or something it needs. */
type Part<Name extends string, Value> = [Value] extends [undefined]
  ? Nothing
  : Nothing extends Value
    ? { [Key in Name]?: Value }
    : { [Key in Name]: Value };

interface Sending {
  signal?: AbortSignal;
  /** The same key sent again gets the first answer again instead of acting twice. */
  idempotencyKey?: string;
}

type Request<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> = Part<
  'params',
  z.input<P>
> &
  Part<'query', z.input<Q>> &
  Part<'body', z.input<B>> &
  Sending;

type Arguments<R> = Nothing extends R ? [request?: R] : [request: R];

interface Sent extends Sending {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** A function that calls any endpoint of the contract and knows the types of what goes and comes. */
export function createClient(context: CallContext) {
  return async function call<
    P extends z.ZodObject,
    Q extends z.ZodObject,
    B extends z.ZodType,
    A extends z.ZodType,
  >(
    endpoint: Endpoint<P, Q, B, A>,
    ...[request]: Arguments<Request<P, Q, B>>
  ): Promise<z.output<A>> {
    const { params = {}, query = {}, body, signal, idempotencyKey }: Sent = request ?? {};
    const response = await send(context, urlOf(endpoint.path, params, query), {
      method: endpoint.method.toUpperCase(),
      headers: {
        ...callHeaders(context),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
    // The server checks its answers against the same schema before they leave.
    if (response.status === 204) return undefined as z.output<A>;
    const answer = await response.text();
    const words = context.erased?.();
    return JSON.parse(words === undefined ? answer : sayErased(answer, words)) as z.output<A>;
  };
}

/** The headers of every call, also of those that are not JSON. */
export function callHeaders(context: CallContext): Record<string, string> {
  const organization = context.organization();
  return {
    accept: 'application/json',
    'accept-language': context.locale(),
    ...(organization === null ? {} : { 'vocero-org': organization }),
  };
}

async function send(context: CallContext, url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, credentials: 'same-origin' }).catch((cause) => {
    if (init.signal?.aborted) throw cause;
    throw new ProblemError(0, 'unreachable', context.unreachable());
  });
  if (response.ok) return response;
  if (response.status === 401) context.onSignedOut?.();
  throw problemFrom(response.status, await response.text());
}

/** Reads an answer that says no; anything unreadable is told by its status alone. */
export function problemFrom(status: number, text: string): ProblemError {
  const body = parseObject(text);
  const { code, detail, title, message } = body;
  const words = [detail, message, title].find((value) => typeof value === 'string');
  return new ProblemError(
    status,
    typeof code === 'string' ? code : `http_${status}`,
    typeof words === 'string' ? words : `${status}`,
    body,
  );
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function fieldErrors(errors: unknown): FieldError[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    if (typeof error !== 'object' || error === null) return [];
    const { path, message } = error as Record<string, unknown>;
    return typeof message === 'string' ? [{ path: asText(path) ?? '', message }] : [];
  });
}

/** Fills `{id}` in the path and appends what the query has; absent values are left out. */
export function urlOf(
  path: string,
  params: Record<string, unknown>,
  query: Record<string, unknown>,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(asText(params[name]) ?? ''),
  );
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => {
      const text = asText(value);
      return text === null ? [] : [[name, text] as [string, string]];
    }),
  ).toString();
  return search ? `${filled}?${search}` : filled;
}

/** Addresses hold words, numbers and yes or no; anything else is absent. */
function asText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
