import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { solve } from './solve.ts';

test('the number that is found makes the hash that was asked for', async () => {
  const parameters = { nonce: '0a'.repeat(16), salt: 'f1'.repeat(16), keyPrefix: '000' };
  const { counter, derivedKey } = await solve({ parameters }, () => Promise.resolve());
  const number = Buffer.alloc(4);
  number.writeUInt32BE(counter);
  const bytes = Buffer.concat([
    Buffer.from(parameters.salt, 'hex'),
    Buffer.from(parameters.nonce, 'hex'),
    number,
  ]);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(derivedKey);
  expect(derivedKey.startsWith('000')).toBe(true);
});
