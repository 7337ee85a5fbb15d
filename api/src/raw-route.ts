import type { Access } from './contract/endpoint.ts';

/** A route that is not an endpoint of the contract: a page, a file, a stream. */
export interface RawRoute<A extends Access = Access> {
  method: 'get' | 'post' | 'all';
  /** Hono's form: `/s/:token`. */
  path: string;
  summary: string;
  access: A;
  /** What it takes and answers, for the document. */
  accepts?: string;
  answers: string;
}

export const anyone = { who: 'anyone' } as const satisfies Access;
export const page = 'text/html';
