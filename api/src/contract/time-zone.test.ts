import { expect, test } from 'vitest';
import { TimeZone } from './organizations.ts';

test.each(['UTC', 'Europe/Sarajevo', 'Asia/Calcutta', 'Asia/Kolkata', 'Europe/Kyiv', 'Etc/UTC'])(
  '%s is a time zone',
  (name) => expect(TimeZone.safeParse(name).success).toBe(true),
);

test.each(['', '+05:30', 'Mars/Olympus', 'Europe/Sarajevo; drop', ' UTC'])('"%s" is none', (name) =>
  expect(TimeZone.safeParse(name).success).toBe(false),
);
