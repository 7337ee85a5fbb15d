import { z } from 'zod';
import { tookTooLong, withTimeLimit } from '../time-limit.ts';
import { EndpointError } from './endpoint-error.ts';
import { readJson } from './read-json.ts';
import { refusalOf } from './refusal-of.ts';

/** The endpoint as the operator named it. Never anything that a user sent. */
export interface EndpointAddress {
  /** `/embeddings` is asked below it. */
  url: string;
  model: string;
  key: string | undefined;
}

export interface AskOptions {
  /** Milliseconds for one whole answer. */
  timeout: number;
  signal: AbortSignal;
}

/** Longer vectors than any model makes are a mistake. */
const LONGEST_VECTOR = 16_384;

const Answer = z.object({
  data: z.array(
    z.object({
      index: z.int().optional(),
      embedding: z.array(z.number()).min(1).max(LONGEST_VECTOR),
    }),
  ),
});

/**
 * Asks for the vectors of some texts, once.
 * @returns one for each text, in their order, all of one length.
 * @throws EndpointError when there are none; the signal's reason when that ended it.
 */
export async function askEndpoint(
  { url, model, key }: EndpointAddress,
  texts: readonly string[],
  { timeout, signal }: AskOptions,
): Promise<Float32Array[]> {
  return withTimeLimit(timeout, signal, async (ending) => {
    try {
      // eslint-disable-next-line no-restricted-globals -- the address is the operator's, not a user's
      const response = await fetch(`${url}/embeddings`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({ model, input: texts }),
        redirect: 'error', // words and key go to the machine that was named, and to no other
        signal: ending,
      });
      if (!response.ok) throw await refusalOf(response);
      return vectorsOf(await readJson(response), texts.length);
    } catch (error) {
      if (error instanceof EndpointError) throw error;
      signal.throwIfAborted();
      if (tookTooLong(ending)) {
        throw new EndpointError(`no answer in ${timeout} ms`, {
          failure: 'timeout',
          passing: true,
        });
      }
      const trouble = { failure: 'unreachable', passing: true, cause: error } as const;
      throw new EndpointError('the endpoint cannot be reached', trouble);
    }
  });
}

function vectorsOf(json: unknown, count: number): Float32Array[] {
  const result = Answer.safeParse(json);
  if (!result.success) throw malformed('the answer holds no vectors');
  const { data } = result.data;
  const vectors = new Map(
    data.map((one, at) => [one.index ?? at, Float32Array.from(one.embedding)]),
  );
  const inOrder = Array.from({ length: count }, (_, at) => vectors.get(at));
  const whole = inOrder.filter((vector) => vector !== undefined);
  if (data.length !== count || whole.length !== count) {
    throw malformed(`${data.length} vectors came for ${count} texts`);
  }
  if (whole.some(({ length }) => length !== whole[0]!.length)) {
    throw new EndpointError('vectors of different lengths', { failure: 'width', passing: false });
  }
  return whole;
}

const malformed = (message: string) =>
  new EndpointError(message, { failure: 'malformed', passing: true });
