import { expect, test } from 'vitest';
import { isThisMachine } from './this-machine.ts';

test.each(['localhost', 'localhost:8080', 'models.localhost', '127.0.0.1:11434', '[::1]:8080'])(
  '%s is this machine',
  (host) => expect(isThisMachine(host)).toBe(true),
);

test.each(['127.0.0.1.example.org', 'localhost.example.org:80', '10.0.0.7:8080', '[::11]:80'])(
  '%s is another machine',
  (host) => expect(isThisMachine(host)).toBe(false),
);
