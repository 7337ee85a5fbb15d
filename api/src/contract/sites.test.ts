import { expect, test } from 'vitest';
import { isThanksAddress, keptPage, siteOf } from './sites.ts';

const sites = ['https://shop.example', 'https://www.shop.example:8443'];

test('people are led to addresses of the sites that were named', () => {
  for (const address of [
    'https://shop.example',
    'https://shop.example/',
    'https://shop.example/thanks?from=form#top',
    'https://shop.example/a%20b/@name',
    'https://www.shop.example:8443/danke',
    'https://SHOP.example/thanks',
  ]) {
    expect(isThanksAddress(address, sites), address).toBe(true);
  }
});

/** Addresses that lead elsewhere, or that some browser reads otherwise than we do. */
const payloads = [
  '//evil.example',
  '///evil.example',
  '////evil.example/..',
  '\\\\evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/thanks',
  'thanks',
  '',
  ' ',
  'http://shop.example/',
  'HTTP://shop.example/',
  'https:evil.example',
  'https:/evil.example',
  'https:///evil.example',
  'https:\\\\evil.example',
  'https://evil.example/',
  'https://evil.example/https://shop.example',
  'https://evil.example#https://shop.example',
  'https://evil.example?https://shop.example/',
  'https://evil.example\\@shop.example/',
  'https://evil.example\\.shop.example/',
  'https://shop.example@evil.example/',
  'https://shop.example:443@evil.example/',
  'https://shop.example%40evil.example/',
  'https://@evil.example/',
  'https://user:pass@shop.example/',
  'https://user@shop.example/',
  'https://@shop.example/',
  'https://shop.example.evil.example/',
  'https://evilshop.example/',
  'https://shop.example:444/',
  'https://sub.shop.example/',
  'https://shop.example./',
  'https://shоp.example/', // Cyrillic о
  'https://xn--shp-wyd.example/',
  'https://shop。example/',
  'https://shop.example\r\nLocation: https://evil.example',
  'https://shop.example/%0d%0a\r\n',
  'https://shop.example/\tthanks',
  'ht\ntps://shop.example/',
  ' https://shop.example/',
  'https://shop.example/ ',
  'https://shop.example/\u0000',
  'https://shop.example\u2028.evil.example/',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'javascript://shop.example/%0aalert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'ftp://shop.example/',
  'blob:https://shop.example/1',
  'filesystem:https://shop.example/1',
  'view-source:https://shop.example/',
  'https://[::1]/',
  'https://0x7f.1/',
  'https://2130706433/',
  `https://shop.example/${'a'.repeat(500)}`,
];

test('people are led nowhere else', () => {
  expect(payloads.length).toBeGreaterThan(40);
  for (const address of payloads) expect(isThanksAddress(address, sites), address).toBe(false);
  expect(isThanksAddress('https://shop.example/', [])).toBe(false);
});

test('a site is an origin over https; this computer may be met over http', () => {
  expect(siteOf('https://Shop.example/')).toBe('https://shop.example');
  expect(siteOf('https://shop.example:8443')).toBe('https://shop.example:8443');
  expect(siteOf('http://localhost:5000')).toBe('http://localhost:5000');
  for (const text of [
    'http://shop.example',
    'https://*.shop.example',
    'https://shop.example/path',
    'https://shop.example?x',
    "https://shop.example; script-src 'unsafe-inline'",
    'https://a@shop.example',
    'shop.example',
    '*',
    "'self'",
    'https:',
    'data:',
  ]) {
    expect(siteOf(text), text).toBeNull();
  }
});

test('of a page its site and path are kept, and only where the survey may be shown', () => {
  const few = { anySite: false, sites };
  expect(keptPage('https://shop.example/cart?mail=ana@home.example#pay', few)).toBe(
    'https://shop.example/cart',
  );
  expect(keptPage('https://other.example/cart', few)).toBeNull();
  expect(keptPage('https://other.example/cart', { anySite: true, sites: [] })).toBe(
    'https://other.example/cart',
  );
  expect(keptPage('javascript:1', { anySite: true, sites: [] })).toBeNull();
  expect(keptPage('', few)).toBeNull();
});
