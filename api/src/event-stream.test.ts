import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openEventStream, type EventStream } from './event-stream.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A stream and the one who reads it; `closed` settles when the server's side is over. */
async function connect(): Promise<{
  stream: EventStream;
  reader: IncomingMessage;
  closed: Promise<void>;
}> {
  const opened = new Promise<{ stream: EventStream; closed: Promise<void> }>((resolve) => {
    server = createServer((_request, response) => {
      let over = () => {};
      const closed = new Promise<void>((settle) => (over = settle));
      resolve({ stream: openEventStream(response, over), closed });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const request = get({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  request.on('error', () => {});
  const [reader] = (await once(request, 'response')) as [IncomingMessage];
  reader.on('error', () => {});
  return { reader, ...(await opened) };
}

test('events arrive whole and in order', async () => {
  const { stream, reader } = await connect();
  stream.send('themes', '{}');
  stream.send('feedback', '{"n":1}');
  stream.end();
  let text = '';
  for await (const chunk of reader) text += String(chunk);
  expect(text).toBe(': listening\n\nevent: themes\ndata: {}\n\nevent: feedback\ndata: {"n":1}\n\n');
});

test('a reader who does not keep up is cut off, one who does is not', async () => {
  const line = 'x'.repeat(100_000);
  const slow = await connect();
  slow.reader.pause();
  let over = false;
  void slow.closed.then(() => (over = true));
  // The sockets take some megabytes before anything waits here.
  for (let n = 0; n < 400 && !over; n++) {
    slow.stream.send('themes', line);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(over).toBe(true);
  server.closeAllConnections();
  server.close();

  const quick = await connect();
  let bytes = 0;
  quick.reader.on('data', (chunk: Buffer) => (bytes += chunk.length));
  for (let n = 0; n < 400; n++) {
    quick.stream.send('themes', line);
    await expect.poll(() => bytes, { interval: 1 }).toBeGreaterThan(n * line.length);
  }
});
