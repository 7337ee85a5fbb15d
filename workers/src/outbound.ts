import { lookup } from 'node:dns/promises';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isOpenAddress } from './outbound-address.ts';

/** Why nothing came back. `unclear`: what was sent may have arrived. */
export type OutboundTrouble = 'address' | 'unreachable' | 'certificate' | 'unclear';

export class OutboundError extends Error {
  readonly trouble: OutboundTrouble;

  constructor(trouble: OutboundTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.trouble = trouble;
  }
}

export interface OutboundPolicy {
  /** Addresses of own networks are allowed. */
  own: boolean;
  /** All addresses of a name; the system's own way unless given. */
  resolve?: (name: string) => Promise<string[]>;
  /** Milliseconds for one whole answer. */
  timeout?: number;
}

export interface OutboundRequest {
  url: string;
  body: string;
  headers: Record<string, string>;
}

export interface OutboundAnswer {
  status: number;
  /** At most 64 KiB of it. */
  text: string;
}

/** Posts something to another machine. */
export type Outbound = (request: OutboundRequest) => Promise<OutboundAnswer>;

const TIMEOUT = 15_000;
const LARGEST_ANSWER = 65_536;

/**
 * The one way by which this server calls others under addresses that somebody typed. The name is looked
 * up once, every address of it is judged, and the connection goes to one that was judged: what the name
 * says a moment later does not matter. Redirects are answers like others; nobody follows them.
 */
export const openOutbound =
  ({ own, resolve = addressesOf, timeout = TIMEOUT }: OutboundPolicy): Outbound =>
  async (request) => {
    const url = readUrl(request.url);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host) ? [host] : await named(resolve, host);
    if (addresses.length === 0 || !addresses.every((one) => isOpenAddress(one, { own }))) {
      throw new OutboundError('address', 'the address leads into a network that is not allowed');
    }
    return post(url, addresses[0]!, { ...request, timeout });
  };

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new OutboundError('address', 'not an address of the web');
  }
  return url;
}

async function named(resolve: (name: string) => Promise<string[]>, host: string) {
  try {
    return await resolve(host);
  } catch (error) {
    throw new OutboundError('unreachable', 'the name is not known', { cause: error });
  }
}

const addressesOf = async (name: string) =>
  (await lookup(name, { all: true })).map(({ address }) => address);

function post(
  url: URL,
  address: string,
  { body, headers, timeout }: OutboundRequest & { timeout: number },
): Promise<OutboundAnswer> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const bytes = Buffer.from(body);
  const progress = { begun: false };
  return new Promise((done, fail) => {
    const request = send(url, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'content-length': String(bytes.length) },
      signal: AbortSignal.timeout(timeout),
      // Node asks for one address or for all of them, as its release has it.
      lookup: (_name, options, answer) => {
        const family = isIP(address);
        if (options.all) answer(null, [{ address, family }]);
        else answer(null, address, family);
      },
    });
    request.on('socket', (socket) => {
      const ready = url.protocol === 'https:' ? 'secureConnect' : 'connect';
      socket.once(ready, () => {
        progress.begun = true;
      });
    });
    request.on('response', (response) => {
      readAnswer(response).then(done, fail);
    });
    request.on('error', (error) => fail(troubleOf(error, progress.begun)));
    request.end(bytes);
  });
}

async function readAnswer(response: IncomingMessage): Promise<OutboundAnswer> {
  const status = response.statusCode ?? 0;
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > LARGEST_ANSWER) break; // what it says is clear from its status
      parts.push(part);
    }
  } catch {
    // The status came; the rest of the answer says nothing that matters.
  }
  return { status, text: Buffer.concat(parts).toString() };
}

function troubleOf(error: Error, begun: boolean): OutboundError {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/.test(code)) {
    return new OutboundError('certificate', code, { cause: error });
  }
  const trouble = begun ? 'unclear' : 'unreachable';
  return new OutboundError(trouble, code || error.message, { cause: error });
}
