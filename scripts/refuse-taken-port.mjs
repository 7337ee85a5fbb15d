import { claimPort } from './free-port.mjs';
import { PlainError } from './say.mjs';

/**
 * A taken port is an error: an address that changes by itself helps nobody.
 * @param {number} port
 * @param {string} host
 */
export async function refuseTakenPort(port, host) {
  try {
    await claimPort(port, host);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    const taken = `Port ${port} is taken by another program. Set PORT to a free one, such as ${port + 1}.`;
    const other = `Nothing can listen on ${host}:${port} (${code}): check HOST and PORT.`;
    throw new PlainError(code === 'EADDRINUSE' ? taken : other, 2);
  }
}
