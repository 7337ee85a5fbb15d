import type { ServerResponse } from 'node:http';

export interface EventStream {
  /** Sends an event; `data` is one line. */
  send: (event: string, data: string) => void;
  end: () => void;
}

const HEARTBEAT = 20_000;
/** Then the browser asks again, and whether it still may is looked at again. */
const LONGEST = 30 * 60_000;
/** Bytes that may wait for a slow reader. */
const MOST_WAITING = 1_000_000;

/**
 * Server-sent events, written straight to the socket: a stream object per listener would cost
 * several times the memory. A reader who does not keep up is cut off; it comes back by itself.
 */
export function openEventStream(response: ServerResponse, onClose: () => void): EventStream {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-accel-buffering': 'no',
  });
  const write = (text: string) => {
    if (response.writableLength > MOST_WAITING) response.destroy();
    else if (!response.writableEnded) response.write(text);
  };
  write(': listening\n\n');

  const heartbeat = setInterval(write, HEARTBEAT, ':\n\n');
  const life = setTimeout(() => response.end(), LONGEST);
  response.once('close', () => {
    clearInterval(heartbeat);
    clearTimeout(life);
    onClose();
  });
  return {
    send: (event, data) => write(`event: ${event}\ndata: ${data}\n\n`),
    end: () => response.end(),
  };
}
