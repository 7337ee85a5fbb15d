import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface VectorEndpoint {
  /** As an operator names it in EMBEDDINGS_URL. */
  url: string;
  host: string;
  /** All that ever came in, word for word as it was sent. */
  received: () => string;
  /** Whether it answers; it breaks off every connection else. */
  answers: (does: boolean) => void;
  close: () => Promise<void>;
}

/** A language model's address on this machine, as far as Vocero can tell: texts in, vectors out. */
export async function vectorEndpoint(): Promise<VectorEndpoint> {
  const bodies: string[] = [];
  let isThere = true;
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      bodies.push(`${request.url} ${body}`);
      if (!isThere) return response.destroy();
      const { input } = JSON.parse(body) as { input: string[] };
      const data = input.map((text, index) => ({ index, embedding: vectorOf(text) }));
      return response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ data }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/v1`,
    host,
    received: () => bodies.join('\n'),
    answers: (does) => (isThere = does),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

const width = 64;

/** Texts with the same words point the same way: each word counts in one of 64 directions. */
function vectorOf(text: string): number[] {
  const vector = new Array<number>(width).fill(0.1);
  for (const word of text.toLowerCase().match(/\p{L}{4,}/gu) ?? []) {
    let at = 0;
    for (const letter of word.slice(0, 5)) at = (at * 31 + letter.charCodeAt(0)) % width;
    vector[at]! += 1;
  }
  return vector;
}
