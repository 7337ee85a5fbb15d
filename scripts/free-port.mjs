import { createServer } from 'node:net';

/**
 * @param {number} port 0 asks for any free one
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
