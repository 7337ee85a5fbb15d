import type { Context } from 'hono';
import type { Env } from './deps.ts';
import { exceedsDepth } from './json-depth.ts';
import { Problem } from './problem.ts';

/** Deeper JSON than any of our schemas needs would overflow the stack while it is checked. */
const deepest = 32;
/** Bytes. A transcript of a long call fits; files have their own route. */
export const largestBody = 4_000_000;

/**
 * Reads a JSON body: the right type, not too large, not too deep, well-formed UTF-8.
 * @throws Problem 400, 413 or 415 in plain words.
 */
export async function readJson(c: Context<Env>): Promise<unknown> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(type)) {
    throw new Problem(415, 'unsupported_type');
  }
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > largestBody) throw new Problem(413, 'too_large');
  if (exceedsDepth(new Uint8Array(bytes), deepest)) throw new Problem(400, 'too_deep');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new Problem(400, 'bad_json');
  }
}
