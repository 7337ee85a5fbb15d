import { expect, test } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

const secret = 'a secret of at least 32 characters';
const base = { DATABASE_URL: 'postgres://u:p@127.0.0.1/v', VOCERO_SECRET: secret };
const mail = (SMTP_URL: string, MAIL_FROM = 'Vocero <vocero@example.org>') =>
  readSettings({ ...base, SMTP_URL, MAIL_FROM }).mail;

const problemOf = (env: Record<string, string>) => {
  try {
    readSettings({ ...base, ...env });
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
};

test('without SMTP_URL nothing is sent by mail', () => {
  expect(readSettings(base).mail).toBeNull();
  expect(readSettings({ ...base, MAIL_FROM: 'a@example.org' }).mail).toBeNull();
});

test('a password leaves this machine under TLS only', () => {
  expect(mail('smtp://us%40er:p%2Fw@mail.example.org')).toMatchObject({
    port: 587,
    secure: false,
    requireTLS: true,
    login: { user: 'us@er', pass: 'p/w' },
  });
  expect(mail('smtp://user:pw@localhost:2525')).toMatchObject({ port: 2525, requireTLS: false });
  expect(mail('smtp://[::1]:2525')).toMatchObject({ host: '::1', requireTLS: false, login: null });
  expect(mail('smtps://user:pw@mail.example.org')).toMatchObject({ port: 465, secure: true });
});

test('what is wrong is told plainly, and a password is not repeated', () => {
  expect(problemOf({ SMTP_URL: 'http://u:hidden@example.org', MAIL_FROM: 'a@b.org' })).toMatch(
    /^SMTP_URL must be the address of a mail server/,
  );
  expect(
    problemOf({ SMTP_URL: 'smtp://u:hidden@example.org/x', MAIL_FROM: 'a@b.org' }),
  ).not.toMatch('hidden');
  expect(problemOf({ SMTP_URL: 'smtp://example.org' })).toMatch(/MAIL_FROM.*SMTP_URL is set/);
  for (const from of ['nobody', 'a@b.org\nBcc: c@d.org', 'a@b.org, c@d.org']) {
    expect(problemOf({ SMTP_URL: 'smtp://example.org', MAIL_FROM: from })).toMatch(/^MAIL_FROM/);
  }
  expect(
    problemOf({ SMTP_URL: 'smtp://example.org', MAIL_FROM: 'a@b.org', VOCERO_SECRET: '' }),
  ).toMatch(/^VOCERO_SECRET must be set where SMTP_URL is/);
});

test('links begin with the public address, else with this machine and port', () => {
  expect(readSettings({ ...base, PUBLIC_URL: 'https://v.example.org/' }).publicUrl).toBe(
    'https://v.example.org',
  );
  expect(readSettings({ ...base, PORT: '4000' }).publicUrl).toBe('http://localhost:4000');
});
