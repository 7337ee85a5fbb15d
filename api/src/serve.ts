import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { actorOf, auditFor, type Audit } from './audit.ts';
import { readJson } from './body.ts';
import type { Access, Endpoint } from './contract/endpoint.ts';
import type { App, Deps, Env } from './deps.ts';
import { authorise, type PrincipalOf } from './principal.ts';
import { InvalidInput, notFound } from './problem.ts';

/** A value on its way out: what JSON writes as a string may still be a Date. */
export type Wire<T> = T extends string
  ? T | Date
  : T extends readonly (infer Item)[]
    ? readonly Wire<Item>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T;

export interface Call<Params, Query, Body, Who extends Access> {
  params: Params;
  query: Query;
  body: Body;
  principal: PrincipalOf<Who>;
  c: Context<Env>;
  /** Writes down what a member or a key does, in the transaction that does it. */
  audit: Who extends { who: 'member' } ? Audit : undefined;
  /** Answers with another status than the endpoint's own, such as 200 for what was there already. */
  status: (status: ContentfulStatusCode) => void;
}

/**
 * Mounts one endpoint of the contract: lets the caller in or not, checks what came in, runs the
 * handler, answers JSON.
 */
export function serve<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  A extends z.ZodType,
  Who extends Access,
>(
  app: App,
  deps: Deps,
  endpoint: Endpoint<P, Q, B, A, Who>,
  handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>, Who>) => Promise<Wire<z.output<A>>>,
): void {
  mount(app, deps, endpoint, handle as never);
}

type AnyHandler = (call: object) => Promise<unknown>;

function mount(app: App, deps: Deps, endpoint: Endpoint, handle: AnyHandler): void {
  const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1');
  app.on(endpoint.method.toUpperCase(), path, async (c) => {
    const principal = await authorise(c, deps, endpoint.access);
    let status: ContentfulStatusCode = endpoint.status === 204 ? 200 : (endpoint.status ?? 200);
    const answer = await handle({
      principal,
      c,
      audit: auditOf(c, deps, principal),
      params: endpoint.params ? checkPath(endpoint.params, c.req.param()) : {},
      query: endpoint.query ? check(endpoint.query, c.req.query()) : {},
      body: endpoint.body ? check(endpoint.body, await readJson(c)) : undefined,
      status: (other: ContentfulStatusCode) => (status = other),
    });
    if (endpoint.status === 204) return c.body(null, 204);
    if (deps.settings.checkAnswers) checkAnswer(endpoint, answer);
    return c.json(answer as object, status);
  });
}

/** Who belongs to no organisation writes nothing down. */
const auditOf = (c: Context<Env>, deps: Deps, principal: PrincipalOf<Access>) =>
  principal.kind === 'member' || principal.kind === 'key'
    ? auditFor(c, deps, actorOf(principal))
    : undefined;

function check<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw new InvalidInput(result.error.issues);
  return result.data;
}

/** An id that is no id belongs to nothing, just as one that is not there. */
function checkPath<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw notFound();
  return result.data;
}

/** In tests every answer must be what the contract says, so that the document tells the truth. */
function checkAnswer(endpoint: Endpoint, answer: unknown): void {
  const sent: unknown = JSON.parse(JSON.stringify(answer));
  const result = endpoint.answer?.safeParse(sent);
  if (result && !result.success) {
    throw new Error(
      `${endpoint.method} ${endpoint.path} answers otherwise: ${result.error.message}`,
    );
  }
}
