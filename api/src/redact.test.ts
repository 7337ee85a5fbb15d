import { expect, test } from 'vitest';
import { redact } from './redact.ts';

/** What is left of a text, every placeholder as it stands. */
const left = (text: string) => redact(text).text;

test.each([
  ['write to jo.smith+shop@mail.example.org.', 'write to [email].'],
  ['<ana@primjer.ba>, IVO@PRIMJER.HR', '<[email]>, [email]'],
  ['josé@correo.españa.es', '[email]'],
])('e-mail: %s', (text, expected) => expect(left(text)).toBe(expected));

test.each([
  // Sample numbers that banks print in their own manuals.
  ['IBAN BA39 1290 0794 0102 8494 molim', 'IBAN [iban] molim'],
  ['es9121000418450200051332', '[iban]'],
  ['GB29-NWBK-6016-1331-9268-19, please', '[iban], please'],
  ['NO93 8601 1117 947', '[iban]'],
  ['RS35260005601001611379 i DE89 3704 0044 0532 0130 00', '[iban] i [iban]'],
])('account number: %s', (text, expected) => expect(left(text)).toBe(expected));

test('an account number with a wrong check sum is not one', () => {
  expect(left('ES91 2100 0418 4502 0005 1333')).not.toContain('[iban]');
});

test.each([
  ['4111 1111 1111 1111', '[card]'],
  ['card 5555-5555-5555-4444 declined', 'card [card] declined'],
  ['amex 3782 822463 10005, 12/27', 'amex [card], 12/27'],
  ['4111111111111111 4242424242424242', '[card] [card]'],
])('card: %s', (text, expected) => expect(left(text)).toBe(expected));

test('sixteen digits with a wrong check digit are no card', () => {
  expect(left('4111 1111 1111 1112')).toBe('4111 1111 1111 1112');
  expect(left('4111111111111112')).toBe('[id]');
});

test.each([
  ['JMBG 0101990150012.', 'JMBG [id].'],
  ['OIB 12345678901', 'OIB [id]'],
  ['DNI 12345678Z y NIE X1234567L', 'DNI [id] y NIE [id]'],
  ['12.345.678-Z', '[id]'],
  ['racun 160-0000123456-78', 'racun [id]'],
  ['ssn 123-45-6789', 'ssn [id]'],
  ['contract 8400012345', 'contract [id]'],
])('personal number: %s', (text, expected) => expect(left(text)).toBe(expected));

test('a DNI with the wrong letter is not one', () => {
  // 12345678 modulo 23 is 14, which is Z; X1234567 stands for 01234567, modulo 23 is 19, an L.
  expect(left('12345678A X1234567M')).toBe('12345678A X1234567M');
});

test.each([
  ['zovite 061 123 456 ili 033/123-456', 'zovite [phone] ili [phone]'],
  ['+387 61 123 456', '[phone]'],
  ['tel.061123456', 'tel.[phone]'],
  ['00387 61 123-456', '[phone]'],
  ['+44 (0)20 7946 0958', '[phone]'],
  ['(020) 7946 0958', '[phone]'],
  ['moj broj (061 123 456)', 'moj broj ([phone])'],
  ['llame al 612 345 678 o al 91 234 56 78', 'llame al [phone] o al [phone]'],
  ['612345678', '[phone]'],
  ['(555) 123-4567 or 555.123.4567', '[phone] or [phone]'],
  ['01 23 45 67 89', '[phone]'],
  ['061123456/062333444', '[phone]/[phone]'],
  ['061 123 456 +387 62 333 444', '[phone] [phone]'],
  ['31.12.2026 061 123 456', '31.12.2026 [phone]'],
  ['since 50 € 061 123 456', 'since 50 € [phone]'],
])('telephone: %s', (text, expected) => expect(left(text)).toBe(expected));

test.each([
  'I paid 1.234,56 € and 1,234.56 USD, then 120 KM and 15%',
  '$1234567890 is a lot, and so is 612.345.678,00 €',
  'order #1234, order #9123456789, INV-2026-000123, ORD-912345678',
  'on 31.12.2026, 31/12/26, 12/31/2026, 2026-12-31 and 31. 12. 2026.',
  'from 01.02.2026-05.02.2026 or 01.02.-05.02.2026',
  'open 08.00-16.00, 8-16, 08:00 - 16:00, 24/7',
  'waited 45 minutes, 3 times, 10-12 days in 2023-2024',
  'version 10.0.19045.3803 at 192.168.100.200',
  'ticket 84512, 12345678 points, 0.12345678',
  'name@host and @someone',
  'no numbers at all',
])('stays: %s', (text) => {
  expect(redact(text)).toEqual({ text, redacted: false });
});

test('redacting twice changes nothing more', () => {
  const once = left('jo@example.org 061 123 456 4111 1111 1111 1111 BA391290079401028494');
  expect(once).toBe('[email] [phone] [card] [iban]');
  expect(redact(once)).toEqual({ text: once, redacted: false });
});

const PUMPED = 65_536;
test.each([
  ...[
    'a',
    '1',
    '1 ',
    '1-',
    '+(',
    '+1',
    'a@',
    'a.',
    'a@a.',
    'a@a',
    '1a',
    '12.',
    '0',
    'x-',
    ' ',
    '.',
  ],
  ...['BA39', 'BA39 ', 'ES91 2100 ', '12345678', 'X1234567', '4111 ', '061 ', '(0)', '-', '@', 'é'],
])('64 kB of %j are read in one go, not again from each character', (pump) => {
  for (const end of ['', '!', 'a', '1', '@', '.']) {
    const text = pump.repeat(PUMPED / pump.length) + end;
    const before = process.cpuUsage();
    redact(text);
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  }
});
