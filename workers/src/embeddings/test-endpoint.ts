import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gaussians } from '../engine/algebra/random.ts';

/** What the endpoint does wrong, as long as it is told to. */
export type Fault =
  | { kind: 'status'; status: number; retryAfter?: string }
  | { kind: 'silent' | 'garbage' | 'no-vectors' | 'cut' | 'closed' | 'one-too-few' | 'elsewhere' }
  | { kind: 'refuses'; word: string }
  | { kind: 'wider' };

export interface TestEndpoint {
  url: string;
  /** Requests and texts that came in. */
  requests: { texts: string[]; model: string; authorization: string | undefined }[];
  /** Set by a test; `times` counts down to the end of the fault. */
  fault: { fault: Fault; times: number } | null;
  width: number;
  close: () => Promise<void>;
}

/** A small endpoint for vectors on this machine: real HTTP, with vectors of a made-up model. */
export async function testEndpoint(width = 48): Promise<TestEndpoint> {
  const server = createServer((request, response) => {
    void answer(endpoint, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const endpoint: TestEndpoint = {
    url: `http://127.0.0.1:${port}/v1`,
    requests: [],
    fault: null,
    width,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return endpoint;
}

async function answer(endpoint: TestEndpoint, request: IncomingMessage, response: ServerResponse) {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { input, model } = JSON.parse(Buffer.concat(parts).toString()) as {
    input: string[];
    model: string;
  };
  const { authorization } = request.headers;
  endpoint.requests.push({ texts: input, model, authorization });
  if (request.url !== '/v1/embeddings') {
    response.writeHead(404).end();
    return;
  }
  const fault = nextFault(endpoint);
  const width = endpoint.width + (fault?.kind === 'wider' ? 4 : 0);
  const data = input.map((text, index) => ({ index, embedding: vectorOf(text, width) }));
  if (
    !fault ||
    fault.kind === 'wider' ||
    (fault.kind === 'refuses' && !input.some((text) => text.includes(fault.word)))
  ) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ object: 'list', data: data.reverse(), model }));
    return;
  }
  misbehave(fault, data, response);
}

function nextFault(endpoint: TestEndpoint): Fault | null {
  const { fault } = endpoint;
  if (!fault) return null;
  if (--fault.times <= 0) endpoint.fault = null;
  return fault.fault;
}

function misbehave(fault: Fault, data: unknown[], response: ServerResponse) {
  const whole = JSON.stringify({ data });
  if (fault.kind === 'status') {
    const header = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
    response.writeHead(fault.status, header).end('no');
  } else if (fault.kind === 'refuses') response.writeHead(400).end('{"error":"too long"}');
  else if (fault.kind === 'garbage') response.writeHead(200).end('<html>It works!</html>');
  else if (fault.kind === 'no-vectors')
    response.writeHead(200).end('{"data":[{"embedding":"AA"}]}');
  else if (fault.kind === 'one-too-few') {
    response.writeHead(200).end(JSON.stringify({ data: data.slice(1) }));
  } else if (fault.kind === 'elsewhere') {
    response.writeHead(307, { location: 'http://127.0.0.1:9/v1/embeddings' }).end();
  } else if (fault.kind === 'closed') response.destroy();
  else if (fault.kind === 'cut') {
    response.writeHead(200, { 'content-length': whole.length });
    response.write(whole.slice(0, 20), () => response.destroy());
  }
  // A silent endpoint says nothing at all.
}

/** Words of one line mean the same to the made-up model. */
const MEANINGS = [
  'parcel package delivery courier arrived arrive paquete pedido llegado mensajero paket kurir stigao',
  'password login reset log pin contraseña clave entrar lozinka sifra prijava',
  'invoice bill charged charge amount factura cobrado importe racun naplaceno iznos',
].map((line) => new Set(line.split(' ')));

/**
 * A direction for each meaning in the text, one that all texts share, and a little that only this text
 * has: as models do, which find any two texts somewhat alike.
 */
export function vectorOf(text: string, width: number): number[] {
  const out = scaled(direction('all texts', width), 2);
  for (const word of text.toLowerCase().split(/[^\p{L}]+/u)) {
    const meaning = MEANINGS.findIndex((words) => words.has(word));
    const own = meaning < 0 ? [word, 0.15] : [`meaning ${meaning}`, 1];
    scaled(direction(String(own[0]), width), Number(own[1])).forEach((x, k) => (out[k]! += x));
  }
  return out;
}

const scaled = (vector: number[], factor: number) => vector.map((x) => x * factor);

function direction(name: string, width: number): number[] {
  let seed = 7;
  for (const letter of name) seed = (Math.imul(seed, 31) + letter.codePointAt(0)!) | 0;
  return Array.from(gaussians(width, seed), (x) => x / Math.sqrt(width));
}
