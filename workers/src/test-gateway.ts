import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestGateway {
  url: string;
  /** What was handed over, with its heads. */
  taken: { body: string; headers: Record<string, unknown> }[];
  /** With which status the next ones are answered. */
  answer: (status: number, headers?: Record<string, string>) => void;
  close: () => Promise<void>;
}

/** A gateway for text messages on a port of its own. */
export async function testGateway(): Promise<TestGateway> {
  const taken: TestGateway['taken'] = [];
  let reply: { status: number; headers: Record<string, string> } = { status: 200, headers: {} };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      taken.push({ body: Buffer.concat(parts).toString(), headers: request.headers });
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end('{"id":"gw-1"}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/send`,
    taken,
    answer: (status, headers = {}) => {
      reply = { status, headers };
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
