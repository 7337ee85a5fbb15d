import type { z } from 'zod';
import { urlOf } from './client.ts';
import type { Endpoint } from './contract/endpoint.ts';
import type { TestApp } from './test-app.ts';

interface Sent<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  params?: z.input<P>;
  query?: z.input<Q>;
  body?: z.input<B>;
}

/** What an answer that says no holds; a test that expects one looks at nothing else. */
interface Refusal {
  code: string;
  detail: string;
  missing: string[];
}

/** Calls the API with these headers, as a member or a key. */
export function asker({ app }: TestApp, headers: Record<string, string>) {
  return async function ask<
    P extends z.ZodObject,
    Q extends z.ZodObject,
    B extends z.ZodType,
    A extends z.ZodType,
  >(endpoint: Endpoint<P, Q, B, A>, sent: Sent<P, Q, B> = {}) {
    const { params = {}, query = {}, body } = sent;
    const answer = await app.request(urlOf(endpoint.path, params, query), {
      method: endpoint.method.toUpperCase(),
      headers: { origin: 'http://localhost:3000', ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await answer.text();
    // The app has checked a good answer against the contract before it left.
    const read = (text ? JSON.parse(text) : {}) as z.output<A> & Refusal;
    return { status: answer.status, body: read };
  };
}

export type Ask = ReturnType<typeof asker>;
