import { starterReasons } from '@vocero/sql/starter-reasons';
import { describe, expect, test } from 'vitest';
import { demoComments } from './comments.ts';
import { demoThemes } from './themes.ts';

const about = (theme: string) => demoComments.filter((comment) => comment.theme === theme);
const days = (theme: string) => about(theme).map((comment) => comment.daysAgo);
const words = (text: string) => text.split(/\s+/u).length;
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');

describe('the whole', () => {
  test('about 400 comments, about a third in each language', () => {
    expect(demoComments.length).toBeGreaterThanOrEqual(380);
    expect(demoComments.length).toBeLessThanOrEqual(420);
    for (const language of ['en', 'es', 'bs'] as const) {
      const share = demoComments.filter((c) => c.language === language).length;
      expect(share / demoComments.length).toBeCloseTo(1 / 3, 1);
    }
  });

  test('a handful is Croatian, and Serbian in both scripts', () => {
    const serbian = demoComments.filter((c) => c.language === 'sr').map((c) => c.text);
    const cyrillic = serbian.filter((t) => /\p{Script=Cyrillic}/u.test(t)).length;
    expect(cyrillic).toBeGreaterThan(1);
    expect(serbian.length - cyrillic).toBeGreaterThan(1);
    expect(demoComments.filter((c) => c.language === 'hr').length).toBeGreaterThan(3);
  });

  test('some Bosnian is in Cyrillic and some without diacritics', () => {
    const bosnian = demoComments.filter((c) => c.language === 'bs').map((c) => c.text);
    expect(bosnian.filter((t) => /\p{Script=Cyrillic}/u.test(t)).length).toBeGreaterThan(8);
    expect(bosnian.filter((t) => /^[\p{ASCII}]+$/u.test(t)).length).toBeGreaterThan(15);
  });

  test('no two texts are alike, whatever their case and punctuation', () => {
    expect(new Set(demoComments.map((c) => plain(c.text))).size).toBe(demoComments.length);
  });

  test('texts are a few words to a short paragraph', () => {
    expect(demoComments.filter((c) => words(c.text) > 60 || words(c.text) < 2)).toEqual([]);
  });

  test('each of the twelve weeks has comments', () => {
    const weeks = new Set(demoComments.map((c) => Math.floor(c.daysAgo / 7)));
    expect([...weeks].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('every reason is a starter reason', () => {
    const codes = new Set(starterReasons.map((reason) => reason.code));
    expect(demoComments.filter((c) => !codes.has(c.reason))).toEqual([]);
  });

  test('survey answers, and they alone, have the three answers', () => {
    for (const { solved, treated, firstTime, channel, text } of demoComments) {
      const given = [solved, treated, firstTime].filter((answer) => answer !== undefined);
      expect(given, text).toHaveLength(channel === 'survey' ? 3 : 0);
    }
  });

  test('who says why they came again was there for the same reason within thirty days', () => {
    const answered = demoComments.filter((comment) => comment.again);
    expect(answered.length).toBeGreaterThanOrEqual(15);
    for (const { again, customer, reason, daysAgo, text } of answered) {
      const before = demoComments.filter(
        (c) => c.customer === customer && c.reason === reason && c.daysAgo > daysAgo,
      );
      expect(Math.min(...before.map((c) => c.daysAgo)) - daysAgo, text).toBeLessThan(30);
      expect(again?.cause === 'other', text).toBe(again?.text !== undefined);
    }
  });

  test('who comes back for the same matter was there before', () => {
    const repeats = demoComments.filter((c) => c.kind === 'repeat' && c.customer);
    // A returned fault repeats a repair, which is no comment.
    for (const again of repeats.filter((c) => c.theme !== 'fault-returns')) {
      const earlier = about(again.theme).filter(
        (c) => c.customer === again.customer && c.daysAgo > again.daysAgo,
      );
      expect(earlier.length, again.text).toBeGreaterThan(0);
    }
  });
});

describe('the themes', () => {
  test('there are twelve, each with 20 to 45 comments in English, Spanish and Bosnian', () => {
    expect(demoThemes).toHaveLength(12);
    for (const { key } of demoThemes) {
      expect(about(key).length, key).toBeGreaterThanOrEqual(20);
      expect(about(key).length, key).toBeLessThanOrEqual(45);
      const languages = about(key).map((c) => c.language);
      expect(languages, key).toEqual(expect.arrayContaining(['en', 'es', 'bs']));
    }
  });

  test('every comment has a theme of the demo, or is one of about 40 one-offs', () => {
    const keys = new Set(demoThemes.map((theme) => theme.key));
    const others = demoComments.filter((c) => !keys.has(c.theme));
    expect(new Set(others.map((c) => c.theme))).toEqual(new Set(['none']));
    expect(others.length).toBeGreaterThanOrEqual(35);
    expect(others.length).toBeLessThanOrEqual(45);
  });

  test.each(['technician-no-show', 'charged-twice'])('%s rises in the last three weeks', (key) => {
    const recent = days(key).filter((day) => day < 21).length;
    const before = days(key).filter((day) => day >= 21 && day < 42).length;
    expect(recent).toBeGreaterThan(3 * before);
  });

  test('app-logout has comments until week six and none after', () => {
    expect(Math.min(...days('app-logout'))).toBeGreaterThanOrEqual(42);
  });

  test('late-invoice is heard until seven weeks ago and again in the last ten days', () => {
    const silent = days('late-invoice').filter((day) => day >= 10 && day < 49);
    expect(silent).toEqual([]);
    expect(days('late-invoice').filter((day) => day < 10).length).toBeGreaterThanOrEqual(5);
  });

  test('of four weeks since fault-returns was seen to none has two comments, wherever weeks begin', () => {
    const since = days('fault-returns').filter((day) => day < 28);
    // Each is up to ten hours older than its day says.
    const gaps = since
      .sort((a, b) => a - b)
      .slice(1)
      .map((day, i) => day - since[i]!);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(8);
  });

  test('praise is valued contact', () => {
    expect(new Set(about('praise-technician').map((c) => c.kind))).toEqual(new Set(['valued']));
  });
});
