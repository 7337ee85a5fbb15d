import type { Locale } from '@vocero/api/contract/values';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { colourViolations, overflow, violations } from './accessibility.ts';
import { keepShot } from './shots.ts';
import { makeShowcase, type Showcase } from './showcase.ts';
import { test as story } from './story.ts';
import { loadingWords, untranslated } from './words.ts';

interface Screen {
  name: string;
  at: (showcase: Showcase, slug: string) => string;
  /** Pages for the public take their language from the address. */
  isPublic?: boolean;
  /** Nobody is signed in. */
  isOutside?: boolean;
  /** Keys that open what is meant. */
  keys?: readonly string[];
}

/** A meeting that was never planned. */
const nowhere = '/councils/00000000-0000-4000-8000-000000000000/meetings/2026-01-06';

const settings = [
  'organization',
  'people',
  'departments',
  'reasons',
  'measures',
  'kinds',
  'remedies',
  'engine',
  'mail',
  'keys',
  'audit',
  'demo',
];

const screens: readonly Screen[] = [
  { name: 'home', at: ({ demo }) => `${demo}/home` },
  { name: 'first steps', at: (_, slug) => `/o/${slug}/home` },
  { name: 'board', at: ({ demo }) => `${demo}/board` },
  { name: 'board with a menu', at: ({ demo }) => `${demo}/board`, keys: ['j', 'm'] },
  { name: 'board with an owner dialog', at: ({ demo }) => `${demo}/board`, keys: ['j', 'o'] },
  { name: 'board as a table', at: ({ demo }) => `${demo}/board?view=table` },
  { name: 'board as a map', at: ({ demo }) => `${demo}/board?view=map` },
  { name: 'board without matches', at: ({ demo }) => `${demo}/board?q=zzzz` },
  { name: 'board without themes', at: (_, slug) => `/o/${slug}/board` },
  { name: 'theme', at: ({ theme }) => theme },
  { name: 'texts for answers', at: ({ demo }) => `${demo}/templates` },
  { name: 'texts of nobody', at: (_, slug) => `/o/${slug}/templates` },
  { name: 'promises', at: ({ demo }) => `${demo}/promises?filter=all` },
  { name: 'promises of nobody', at: (_, slug) => `/o/${slug}/promises` },
  { name: 'messages to customers', at: ({ demo }) => `${demo}/customer-messages` },
  { name: 'messages to customers of nobody', at: (_, slug) => `/o/${slug}/customer-messages` },
  { name: 'ways to customers', at: ({ demo }) => `${demo}/customer-messages/settings` },
  { name: 'cases', at: ({ demo }) => `${demo}/cases` },
  { name: 'cases of nobody', at: (_, slug) => `/o/${slug}/cases` },
  { name: 'closed cases', at: ({ demo }) => `${demo}/cases?view=closed` },
  { name: 'report of cases', at: ({ demo }) => `${demo}/cases/report` },
  { name: 'report of cases of nobody', at: (_, slug) => `/o/${slug}/cases/report` },
  { name: 'settings for cases', at: ({ demo }) => `${demo}/cases/settings` },
  { name: 'barriers', at: ({ demo }) => `${demo}/barriers` },
  { name: 'barriers of nobody', at: (_, slug) => `/o/${slug}/barriers` },
  { name: 'kiosks', at: ({ demo }) => `${demo}/kiosks` },
  { name: 'kiosks of nobody', at: (_, slug) => `/o/${slug}/kiosks` },
  { name: 'kiosk before it is paired', at: () => '/k/', isPublic: true, isOutside: true },
  { name: 'invitations', at: ({ demo }) => `${demo}/invitations` },
  { name: 'invitations of nobody', at: (_, slug) => `/o/${slug}/invitations` },
  { name: 'asking after a service', at: ({ demo }) => `${demo}/invitations/settings` },
  { name: 'asking of nobody', at: (_, slug) => `/o/${slug}/invitations/settings` },
  { name: 'privacy', at: ({ demo }) => `${demo}/privacy` },
  { name: 'privacy of nobody', at: (_, slug) => `/o/${slug}/privacy` },
  { name: 'customers', at: ({ demo }) => `${demo}/people` },
  { name: 'customer', at: ({ customer }) => customer },
  { name: 'customers of nobody', at: (_, slug) => `/o/${slug}/people` },
  { name: 'objections', at: ({ demo }) => `${demo}/objections?state=all` },
  { name: 'objections of nobody', at: (_, slug) => `/o/${slug}/objections` },
  { name: 'evidence pack', at: ({ theme }) => `${theme}/evidence?stance=doubts_data` },
  { name: 'ideas', at: ({ demo }) => `${demo}/ideas` },
  { name: 'ideas of nobody', at: (_, slug) => `/o/${slug}/ideas` },
  { name: 'recognition', at: ({ demo }) => `${demo}/recognition` },
  { name: 'recognition of nobody', at: (_, slug) => `/o/${slug}/recognition` },
  { name: 'quadrant', at: ({ demo }) => `${demo}/quadrant` },
  { name: 'quadrant of nobody', at: (_, slug) => `/o/${slug}/quadrant` },
  { name: 'top ten', at: ({ demo }) => `${demo}/top-ten` },
  { name: 'top ten of the running week', at: ({ demo }) => `${demo}/top-ten?week=running` },
  { name: 'top ten of nobody', at: (_, slug) => `/o/${slug}/top-ten` },
  { name: 'councils', at: ({ demo }) => `${demo}/councils` },
  { name: 'councils of nobody', at: (_, slug) => `/o/${slug}/councils` },
  { name: 'council', at: ({ council }) => council },
  { name: 'meeting before it begins', at: ({ lobby }) => lobby },
  { name: 'meeting', at: ({ meeting }) => meeting },
  { name: 'meeting with its times', at: ({ meeting }) => meeting, keys: ['t'] },
  { name: 'meeting of nobody', at: (_, slug) => `/o/${slug}${nowhere}` },
  { name: 'minutes', at: ({ minutes }) => minutes },
  { name: 'minutes of nobody', at: (_, slug) => `/o/${slug}${nowhere}/minutes` },
  { name: 'urgent comments', at: ({ demo }) => `${demo}/comments?urgent=any` },
  { name: 'urgent comments of nobody', at: (_, slug) => `/o/${slug}/comments?urgent=any` },
  { name: 'surveys', at: ({ demo }) => `${demo}/surveys` },
  { name: 'surveys of nobody', at: (_, slug) => `/o/${slug}/surveys` },
  { name: 'survey editor', at: ({ edited }) => edited },
  { name: 'page of a survey', at: ({ edited }) => `${edited}?part=page` },
  { name: 'translations of a survey', at: ({ edited }) => `${edited}?part=translations` },
  { name: 'method of a survey', at: ({ edited }) => `${edited}?part=method` },
  { name: 'versions of a survey', at: ({ edited }) => `${edited}?part=versions` },
  { name: 'preview of a survey', at: ({ edited }) => `${edited}?part=preview` },
  { name: 'method sheet', at: ({ edited }) => `${edited}/method` },
  { name: 'survey of nobody', at: (_, slug) => `/o/${slug}/surveys/none` },
  { name: 'channel mix', at: ({ demo }) => `${demo}/channel-mix` },
  { name: 'channel mix by place', at: ({ demo }) => `${demo}/channel-mix?by=place` },
  { name: 'channel mix of nobody', at: (_, slug) => `/o/${slug}/channel-mix` },
  { name: 'channels', at: ({ demo }) => `${demo}/channels` },
  { name: 'widget', at: ({ demo }) => `${demo}/widget` },
  { name: 'widget of nobody', at: (_, slug) => `/o/${slug}/widget` },
  { name: 'known problems', at: ({ demo }) => `${demo}/known-problems` },
  { name: 'public pages', at: ({ demo }) => `${demo}/openness` },
  { name: 'public pages: promises', at: ({ demo }) => `${demo}/openness?page=promises` },
  { name: 'public pages: ideas', at: ({ demo }) => `${demo}/openness?page=ideas` },
  { name: 'public pages of nobody', at: (_, slug) => `/o/${slug}/openness` },
  { name: 'opening hours', at: ({ demo }) => `${demo}/openness/hours` },
  { name: 'opening hours of nobody', at: (_, slug) => `/o/${slug}/openness/hours` },
  { name: 'demand by hour', at: ({ demo }) => `${demo}/demand` },
  { name: 'demand by hour of nobody', at: (_, slug) => `/o/${slug}/demand` },
  { name: 'solutions', at: ({ demo }) => `${demo}/solutions` },
  { name: 'solutions of nobody', at: (_, slug) => `/o/${slug}/solutions` },
  { name: 'process map', at: ({ demo }) => `${demo}/process` },
  { name: 'process map of nobody', at: (_, slug) => `/o/${slug}/process` },
  { name: 'known problems of nobody', at: (_, slug) => `/o/${slug}/known-problems` },
  { name: 'places', at: ({ demo }) => `${demo}/places` },
  { name: 'places of nobody', at: (_, slug) => `/o/${slug}/places` },
  { name: 'links of a survey', at: ({ edited }) => `${edited}/links` },
  { name: 'links of no survey', at: (_, slug) => `/o/${slug}/surveys/none/links` },
  { name: 'poster', at: ({ edited }) => `${edited}/print` },
  { name: 'cards to be filled in', at: ({ edited }) => `${edited}/print?kind=form&count=2` },
  { name: 'guide for staff', at: ({ edited }) => `${edited}/print?kind=guide` },
  { name: 'poster of no survey', at: (_, slug) => `/o/${slug}/surveys/none/print` },
  { name: 'cards', at: ({ demo }) => `${demo}/cards` },
  { name: 'cards of nobody', at: (_, slug) => `/o/${slug}/cards` },
  { name: 'charge-back', at: ({ demo }) => `${demo}/charge-back` },
  {
    name: 'charge-back of the running month',
    at: ({ demo }) => `${demo}/charge-back?month=running`,
  },
  { name: 'charge-back of nobody', at: (_, slug) => `/o/${slug}/charge-back` },
  { name: 'benefits', at: ({ demo }) => `${demo}/benefits` },
  { name: 'benefits of nobody', at: (_, slug) => `/o/${slug}/benefits` },
  { name: 'sponsor page', at: ({ demo }) => `${demo}/sponsor` },
  { name: 'sponsor page of nobody', at: (_, slug) => `/o/${slug}/sponsor` },
  { name: 'scorecards', at: ({ demo }) => `${demo}/departments` },
  { name: 'scorecards of nobody', at: (_, slug) => `/o/${slug}/departments` },
  { name: 'scorecard', at: ({ scorecard }) => scorecard },
  { name: 'reports', at: ({ demo }) => `${demo}/reports` },
  { name: 'remedies', at: ({ demo }) => `${demo}/remedies` },
  { name: 'remedies refused', at: ({ demo }) => `${demo}/remedies?state=refused` },
  { name: 'remedies of nobody', at: (_, slug) => `/o/${slug}/remedies` },
  { name: 'remedies to be set up', at: (_, slug) => `/o/${slug}/settings/remedies` },
  { name: 'unsorted', at: ({ demo }) => `${demo}/unsorted` },
  { name: 'note', at: ({ demo }) => `${demo}/home`, keys: ['n'] },
  { name: 'keys', at: ({ demo }) => `${demo}/home`, keys: ['?'] },
  { name: 'comments', at: ({ demo }) => `${demo}/comments` },
  { name: 'comments found', at: ({ demo }) => `${demo}/comments?q=factura` },
  { name: 'comments not found', at: ({ demo }) => `${demo}/comments?q=zzzyx&exact=1` },
  { name: 'comments of nobody', at: (_, slug) => `/o/${slug}/comments?q=late` },
  { name: 'reasons', at: ({ demo }) => `${demo}/reasons` },
  { name: 'reasons of nobody', at: (_, slug) => `/o/${slug}/reasons?period=last_month` },
  { name: 'phrases', at: ({ demo }) => `${demo}/phrases?days=28` },
  { name: 'phrases most used', at: ({ demo }) => `${demo}/phrases?days=90&compare=nothing` },
  { name: 'phrases of nobody', at: (_, slug) => `/o/${slug}/phrases` },
  { name: 'repeats', at: ({ demo }) => `${demo}/repeats` },
  { name: 'repeats of nobody', at: (_, slug) => `/o/${slug}/repeats` },
  { name: 'messages', at: ({ demo }) => `${demo}/messages` },
  { name: 'messages to everybody', at: ({ demo }) => `${demo}/messages?whose=all` },
  { name: 'messages to nobody', at: (_, slug) => `/o/${slug}/messages` },
  { name: 'digest', at: ({ demo }) => `${demo}/digest` },
  { name: 'digest of nobody', at: (_, slug) => `/o/${slug}/digest` },
  { name: 'survey results', at: ({ results }) => results },
  { name: 'phone interview', at: ({ demo }) => `${demo}/interview` },
  { name: 'phone interview of nobody', at: (_, slug) => `/o/${slug}/interview` },
  { name: 'transcripts', at: ({ demo }) => `${demo}/transcripts` },
  { name: 'transcripts of nobody', at: (_, slug) => `/o/${slug}/transcripts` },
  { name: 'imports', at: (_, slug) => `/o/${slug}/imports` },
  { name: 'import to be mapped', at: ({ uploaded }) => uploaded },
  { name: 'import done', at: ({ imported }) => imported },
  ...settings.map((section) => ({
    name: `settings ${section}`,
    at: ({ demo }: Showcase) => `${demo}/settings/${section}`,
  })),
  { name: 'no member', at: () => '/o/nobody-here/board' },
  { name: 'nothing here', at: () => '/nowhere' },
  { name: 'sign-in', at: () => '/sign-in', isOutside: true },
  { name: 'set-up', at: () => '/setup?token=none', isOutside: true },
  { name: 'join', at: ({ invitation }) => invitation, isOutside: true },
  { name: 'join with a wrong link', at: () => '/join#no-such-invitation', isOutside: true },
  { name: 'survey', at: ({ survey }) => survey, isPublic: true },
  { name: 'form', at: ({ form }) => form, isPublic: true },
  { name: 'tracking', at: ({ tracking }) => tracking, isPublic: true },
  { name: 'what a customer gave', at: ({ tracking }) => `${tracking}/data`, isPublic: true },
  { name: 'look up a case', at: () => '/t', isPublic: true },
  { name: 'report', at: ({ report }) => report, isPublic: true },
  { name: 'report with a wrong link', at: () => '/r/no-such-report', isPublic: true },
  { name: 'supplier', at: ({ supplier }) => supplier, isPublic: true },
  { name: 'supplier without themes', at: ({ idleSupplier }) => idleSupplier, isPublic: true },
  { name: 'supplier with a wrong link', at: () => '/x/no-such-link', isPublic: true },
  { name: 'mute', at: ({ mute }) => mute, isPublic: true },
  { name: 'mute with a wrong link', at: () => '/mute/no-such-link', isPublic: true },
  { name: 'notice', at: () => '/s/no-such-survey', isPublic: true },
];

const wide = { width: 1_280, height: 800 };
const narrow = { width: 320, height: 640 };

const test = story.extend<{ showcase: Showcase }>({
  showcase: [
    async ({ call, slug, session }, use) => use(await makeShowcase(call, slug, session)),
    { scope: 'file' },
  ],
});

/** Each screen is seen in one of the four that are written alike; public pages in all of them. */
const alike = ['bs', 'hr', 'sr-Latn', 'sr-Cyrl'] as const;
const screensInTurn = screens.map((screen, i) => ({ ...screen, turn: alike[i % alike.length]! }));

test.for(screensInTurn)(
  'the screen $name is clean for axe, light and dark, wide and narrow, in en, es and $turn',
  async (screen, { freshPage, session, showcase, slug }) => {
    const page = await freshPage({
      refusals: [401, 404, 410],
      ...(!screen.isOutside && !screen.isPublic && { storageState: session }),
    });
    const address = screen.at(showcase, slug);

    await show(page, screen, address, 'en');
    await check(page, screen, 'en');
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize(narrow);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    await page.emulateMedia({ colorScheme: 'dark' });
    await show(page, screen, address, 'es');
    await check(page, screen, 'es');
    expect(await colourViolations(page)).toEqual([]);
    await page.setViewportSize(wide);
    expect(await colourViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    await page.emulateMedia({ colorScheme: 'light' });
    await show(page, screen, address, screen.turn);
    await check(page, screen, screen.turn);
    await page.setViewportSize(narrow);
    expect(await overflow(page)).toBe(0);
    await keepShot(page, `${screen.name} 320 ${screen.turn}`);
    if (!screen.isPublic) return;
    for (const locale of alike.filter((other) => other !== screen.turn)) {
      await show(page, screen, address, locale);
      await check(page, screen, locale);
    }
  },
);

/** Shows a screen in a language and waits until everything on it is there. */
async function show(page: Page, screen: Screen, address: string, locale: Locale) {
  if (screen.isPublic) {
    await page.goto(`${address}?lang=${locale}`);
    return;
  }
  if (page.url() === 'about:blank') await page.goto(address);
  else {
    await page.evaluate((chosen) => localStorage.setItem('vocero.locale', chosen), locale);
    await page.reload();
  }
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText(loadingWords(locale)).first().waitFor({ state: 'hidden' });
  for (const key of screen.keys ?? []) await page.keyboard.press(key);
  if (screen.keys) await page.getByRole('dialog').or(page.getByRole('menu')).first().waitFor();
}

async function check(page: Page, screen: Screen, locale: Locale) {
  expect(await overflow(page)).toBe(0);
  const text = await page.locator('body').innerText();
  expect(untranslated.exec(text)?.[0]).toBeUndefined();
  expect(await page.locator('html').getAttribute('lang')).toBe(locale);
  await keepShot(page, `${screen.name} ${page.viewportSize()?.width} ${locale}`);
}

test('what these checks look for, they find', async ({ freshPage, showcase }) => {
  const page = await freshPage();
  await page.goto(showcase.form);
  await page.evaluate(() => {
    const planted = document.createElement('button');
    planted.style.cssText = 'background: #fff; color: #eee; display: block; width: 3000px';
    planted.textContent = 'board.title';
    document.body.append(planted, document.createElement('button'));
  });
  const found = (await violations(page)).map((line) => line.split(':')[0]);
  expect(found).toEqual(expect.arrayContaining(['button-name', 'color-contrast']));
  expect(await colourViolations(page)).toHaveLength(1);
  expect(await overflow(page)).toBeGreaterThan(1_000);
  expect(untranslated.exec(await page.locator('body').innerText())?.[0]).toBe('board.title');
});
