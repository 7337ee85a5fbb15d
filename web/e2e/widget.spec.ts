import { gzipSync } from 'node:zlib';
import { changeEmbed, readEmbed } from '@vocero/api/contract/embeds';
import { listKnownProblems, publishKnownProblem } from '@vocero/api/contract/known-problems';
import { createSurvey } from '@vocero/api/contract/surveys';
import type { Frame, Page } from 'playwright-core';
import { afterEach, beforeEach, expect } from 'vitest';
import { plainSnippet, scriptSnippet } from '../src/embeds/snippets.ts';
import { openPage } from './browser.ts';
import type { Call } from './calls.ts';
import { foreignSite, type ForeignPage } from './foreign-site.ts';
import { address } from './product.ts';
import { test } from './story.ts';

const strict = [
  "default-src 'none'",
  `script-src ${address}`,
  `frame-src ${address}`,
  "style-src 'self'",
  "connect-src 'none'",
  'img-src data:',
  `form-action ${address}`,
].join('; ');

let shown: ForeignPage;
let site: Awaited<ReturnType<typeof foreignSite>>;
beforeEach(async () => {
  site = await foreignSite(() => shown);
});
afterEach(() => site.close());

/** A form that the foreign site may show. */
async function formFor(call: Call) {
  const body = { kind: 'form', name: 'Website', locale: 'en' } as const;
  const { id } = await call(createSurvey, { body });
  const named = { anySite: false, sites: [site.origin], keepsPage: true, thanksUrl: null };
  await call(changeEmbed, { params: { id }, body: named });
  const embed = await call(readEmbed, { params: { id } });
  return { ...embed, id, label: 'Tell us', mode: 'button', position: 'right', lang: 'en' } as const;
}

const publish = (call: Call, surveyId: string, title: string) =>
  call(publishKnownProblem, {
    body: {
      words: { en: { title } },
      startedAt: new Date().toISOString(),
      surveyIds: [surveyId],
    },
  });

/** Notes what the page's own policy refuses, from the first moment on. */
const watchPolicy = (page: Page) =>
  page.addInitScript(() => {
    const refused: string[] = [];
    Object.defineProperty(window, Symbol.for('refused'), { value: refused });
    document.addEventListener('securitypolicyviolation', (event) =>
      refused.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
const refusedBy = (page: Page) =>
  page.evaluate(() => Reflect.get(window, Symbol.for('refused')) as string[]);

const isOnHost = (page: Page) =>
  page.evaluate(() => document.activeElement === document.body.lastElementChild);

async function frameOf(page: Page): Promise<Frame> {
  await expect.poll(() => page.frames().length).toBe(2);
  return page.frames()[1]!;
}

test('the script is small', async () => {
  const script = await (await fetch(`${address}/widget.js`)).arrayBuffer();
  expect(gzipSync(new Uint8Array(script)).length).toBeLessThanOrEqual(15 * 1024);
});

test('a form on a foreign page with a strict policy is answered by keyboard alone', async ({
  browser,
  call,
}) => {
  const form = await formFor(call);
  await publish(call, form.id, 'The shop is slow');
  const body = '<a href="#first">First</a><a id="corner" href="#corner">Corner</a>';
  shown = { policy: strict, body };
  const { page, close } = await openPage(browser, { baseURL: site.origin });
  await watchPolicy(page);
  const globals = () => page.evaluate(() => Object.keys(window).sort());
  await page.goto(site.origin);
  const before = await globals();
  shown = { policy: strict, body: `${body}${scriptSnippet(form)}` };
  await page.goto(`${site.origin}/?mail=ana@home.example`);
  await expect.poll(() => page.evaluate(() => document.body.lastElementChild?.tagName)).toBe('DIV');
  expect(page.frames()).toHaveLength(1); // nothing is loaded before it is opened

  // It makes way for what has the focus.
  await page.locator('#corner').focus();
  const covers = () =>
    page.locator('#corner').evaluate((link) => {
      const { left, right, top, bottom } = link.getBoundingClientRect();
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return at !== link;
    });
  await expect.poll(covers).toBe(false);

  await page.keyboard.press('Tab');
  expect(await isOnHost(page)).toBe(true);
  await page.keyboard.press('Enter');
  const frame = await frameOf(page);
  const comment = frame.getByRole('textbox').first();
  await comment.waitFor();
  for (let n = 0; n < 25; n += 1) {
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(() => ['A', 'BUTTON'].includes(document.activeElement?.tagName ?? '')),
    ).toBe(false);
  }

  await frame.getByRole('button', { name: 'Me too' }).press('Enter');
  await frame.getByText('You need not write anything.').waitFor();
  // The frame shows a new page: keys that are pressed before it has the focus are never answered.
  await frame.waitForLoadState();
  await comment.focus();
  await expect.poll(() => frame.evaluate(() => document.hasFocus())).toBe(true);
  await comment.pressSequentially('The checkout asks for my address twice.');
  await frame.getByRole('button', { name: 'Send' }).last().press('Enter');
  await frame.getByRole('heading', { name: 'Thank you' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => isOnHost(page)).toBe(true);

  expect(await refusedBy(page)).toEqual([]);
  expect(await globals()).toEqual(before);
  expect(await page.context().cookies()).toEqual([]);
  await close();
});

test('a plain form works without script, and "me too" counts once', async ({
  browser,
  call,
  freshPage,
}) => {
  const form = await formFor(call);
  const { id } = await publish(call, form.id, 'No signal');
  const words = { comment: 'What should we know?', send: 'Send' };
  shown = { policy: strict, body: plainSnippet(form, words) };
  const { page, close } = await openPage(browser, { baseURL: site.origin, javaScript: false });
  await page.goto(site.origin);
  await page.getByLabel('What should we know?').fill('The basket loses what is in it.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  expect(new URL(page.url()).origin).toBe(address);
  await close();

  const own = await freshPage({ width: 320 });
  for (let n = 0; n < 3; n += 1) {
    await own.goto(`/embed/${form.token}/page?lang=en`);
    await own.getByRole('button', { name: 'Me too' }).click();
    await own.getByText('You need not write anything.').waitFor();
  }
  const { items } = await call(listKnownProblems);
  expect(items.find((one) => one.id === id)).toMatchObject({ meToos: 1, repeats: 2 });
});
