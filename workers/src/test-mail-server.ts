import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface TestMailServer {
  port: number;
  /** Letters as they came in, heads and all. */
  letters: string[];
  /** What happens to the next letters; undefined: they are taken. */
  answer: (refusal?: { responseCode: number; text: string }) => void;
  /** Breaks the connection when a letter has come in, without an answer. */
  hangUp: () => void;
  /** Says nothing of the letters that come in until `goOn`. */
  hold: () => void;
  goOn: () => void;
  close: () => Promise<void>;
}

interface Options {
  /** TLS from the first byte, with a certificate that nobody signed. */
  secure?: boolean;
  /** Asks for this password. */
  password?: string;
}

/** A mail server on a port of its own, which keeps what it gets. */
export async function testMailServer({ secure = false, password }: Options = {}) {
  const letters: string[] = [];
  let refusal: Error | null = null;
  let isRude = false;
  let held: (() => void)[] | null = null;
  const server = new SMTPServer({
    secure,
    authOptional: password === undefined,
    disabledCommands: secure ? [] : ['STARTTLS'],
    allowInsecureAuth: true,
    closeTimeout: 500,
    onAuth: (auth, _session, done) =>
      auth.password === password
        ? done(null, { user: auth.username })
        : done(Object.assign(new Error('wrong password'), { responseCode: 535 })),
    onRcptTo: (_address, _session, done) => done(refusal),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        letters.push(Buffer.concat(chunks).toString());
        if (isRude) for (const connection of server.connections) connection.close();
        else if (held) held.push(done);
        else done();
      });
    },
  });
  server.on('error', () => {}); // a client that hangs up is not this server's trouble
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    port,
    letters,
    answer: (next?: { responseCode: number; text: string }) => {
      refusal = next
        ? Object.assign(new Error(next.text), { responseCode: next.responseCode })
        : null;
    },
    hangUp: () => {
      isRude = true;
    },
    hold: () => {
      held = [];
    },
    goOn: () => {
      for (const done of held ?? []) done();
      held = null;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  } satisfies TestMailServer;
}
