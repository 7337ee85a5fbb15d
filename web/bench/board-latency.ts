import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium as playwright, type Page } from 'playwright-core';
import { startApp } from '../../scripts/app-for-tests.mjs';
import { chromium } from '../../scripts/chromium.mjs';

/*
 * How long it takes from sending a comment until an open board shows it, in a real browser, with the
 * whole product on its embedded default: sent over HTTP, stored, relayed, placed by the engine, hinted
 * to the board, read again and drawn.
 */
const { values } = parseArgs({ options: { comments: { type: 'string', default: '60' } } });
const account = { email: 'bench@example.org', password: 'a password of the bench' };
const places = ['Lower Street', 'Mill Lane', 'the harbour', 'Oak Square', 'the old town'];
const words = (n: number) =>
  `The technician did not come at the agreed time to ${places[n % places.length]}, I waited ${n + 2} hours.`;

const app = await startApp();
try {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(app.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const token = await setupToken();
  const person = { ...account, name: 'Bench', organization: 'Bench', locale: 'en', demo: true };
  const claimed = await post('/api/v1/setup', { token, ...person });
  if (claimed.status !== 201) throw new Error(`not set up: ${await claimed.text()}`);
  const session = await post('/api/auth/sign-in/email', account);
  if (session.status !== 200) throw new Error(`not signed in: ${await session.text()}`);
  const cookie = session.headers.getSetCookie().map((line) => line.split(';')[0]!);
  const headers = { cookie: cookie.join('; '), 'vocero-org': 'nerva-demo' };
  await learned(headers);

  const browser = await playwright.launch(chromium());
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addCookies(
    cookie.map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return { name, value: decodeURIComponent(value), url: app.url };
    }),
  );
  const page = await context.newPage();
  await page.goto(`${app.url}/o/nerva-demo/board`);
  await page.getByRole('article').first().waitFor();

  const times: number[] = [];
  for (let n = 0; n < Number(values.comments); n += 1) {
    times.push(
      await untilShown(page, () =>
        post('/api/v1/feedback', { channel: 'phone', text: words(n) }, headers),
      ),
    );
  }
  await browser.close();
  report(times);
} finally {
  await app.stop();
}

/** The link is printed a moment after the product is ready. */
async function setupToken(): Promise<string> {
  for (;;) {
    const token = /setup\?token=(\S+)/.exec(app.output())?.[1];
    if (token) return token;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The demo's comments are learned first, so that what is measured is one comment on a calm board. */
async function learned(headers: Record<string, string>): Promise<void> {
  for (;;) {
    const answer = await fetch(`${app.url}/api/v1/engine`, { headers });
    const engine = (await answer.json()) as {
      waiting: number;
      learning: boolean;
      lastLearnedAt: string | null;
    };
    if (engine.waiting === 0 && !engine.learning && engine.lastLearnedAt) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Milliseconds from sending until the words on the board are others than before. */
async function untilShown(page: Page, send: () => Promise<Response>): Promise<number> {
  const main = page.getByRole('main');
  const before = await main.innerText();
  const start = performance.now();
  const answer = await send();
  if (answer.status !== 201) throw new Error(`refused: ${await answer.text()}`);
  await page.waitForFunction((text) => document.querySelector('main')?.innerText !== text, before, {
    polling: 'raf',
    timeout: 20_000,
  });
  return performance.now() - start;
}

function report(times: number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  process.stdout.write(
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${times.length} comments\n\n` +
      '| p50 ms | p95 ms | slowest ms |\n|---:|---:|---:|\n' +
      `| ${at(0.5).toFixed(0)} | ${at(0.95).toFixed(0)} | ${at(1).toFixed(0)} |\n`,
  );
}
