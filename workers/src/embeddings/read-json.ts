import { EndpointError } from './endpoint-error.ts';

/** Sixty-four vectors of four thousand numbers are a tenth of this. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * The body of an answer as JSON.
 * @throws EndpointError when it is too large or no JSON.
 */
export async function readJson(response: Response): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | Uint8Array[] = response.body ?? [];
  for await (const part of body) {
    size += part.length;
    if (size > MOST_BYTES) throw malformed('the answer is too large');
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw malformed('the answer is no JSON');
  }
}

const malformed = (message: string) =>
  new EndpointError(message, { failure: 'malformed', passing: true });
