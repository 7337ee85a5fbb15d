import { expect, test } from 'vitest';
import { isOutage } from './run.ts';

const withCode = (code: string) => Object.assign(new Error(code), { code });

test.each(['08006', '53300', '57P01', '40P01', '40001', 'CONNECTION_CLOSED', 'ECONNREFUSED'])(
  '%s leaves an import to be taken up again',
  (code) => expect(isOutage(withCode(code))).toBe(true),
);

test.each(['23505', '22021', '40002', '57014'])('%s is an error of the import itself', (code) =>
  expect(isOutage(withCode(code))).toBe(false),
);

test('so is an error without a code', () => expect(isOutage(new Error('any'))).toBe(false));
