import { createServer } from 'node:net';

const TRIES = 50;

/**
 * Any free port below those that the system hands out by itself (from 32768 on Linux): a port from
 * among those can be taken by any outgoing connection while its server is down for a moment, even
 * by that of a client which is waiting for the server.
 */
export async function anyPort(host = '127.0.0.1') {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    const free = await claimPort(port, host).catch(() => undefined);
    if (free) return free;
  }
  return claimPort(0, host);
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number>} the port, which was free a moment ago
 * @throws the system's error, with its code, where the port cannot be had
 */
export function claimPort(port, host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
