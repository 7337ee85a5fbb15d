import { printedLink, startApp } from './app-for-tests.mjs';

/**
 * Starts the product for the browser stories. They find its address in VOCERO_E2E_URL, the one-time
 * set-up link in VOCERO_E2E_SETUP, and reach its command line through VOCERO_DATA.
 */
export default async function setup() {
  if (process.env.VOCERO_E2E_URL) return undefined;
  const app = await startApp();
  process.env.VOCERO_E2E_URL = app.url;
  process.env.VOCERO_E2E_SETUP = await printedLink(app);
  process.env.VOCERO_DATA = app.env.VOCERO_DATA;
  return async () => {
    const code = await app.stop();
    tellFaults(app.output());
    if (code !== 0) throw new Error(`Vocero ended with code ${code}:\n${app.output()}`);
  };
}

const MOST_LINES = 40;

/**
 * What the product itself called wrong: a story that failed says what somebody saw, not why.
 * @param {string} output
 */
function tellFaults(output) {
  const faults = output.split('\n').filter((line) => /"level":(40|50|60)\b/.test(line));
  if (faults.length === 0) return;
  console.log(`The product logged ${faults.length} warnings and errors:`);
  for (const line of faults.slice(-MOST_LINES)) console.log(line.slice(0, 2_000));
}
