// A browser for the tests: the one in the packages, unpacked once per user.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './surroundings.mjs';

// Not the package's own list, which switches off the browser's protection between sites.
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * What playwright's `chromium.launch` needs. VOCERO_CHROMIUM names another browser.
 * @returns {{ executablePath: string, args: string[], env: Record<string, string> }}
 */
export function chromium() {
  const env = Object.fromEntries(
    Object.entries(process.env).map(([name, value]) => [name, value ?? '']),
  );
  const own = process.env.VOCERO_CHROMIUM;
  if (own) return { executablePath: own, args: ARGUMENTS, env };
  const home = unpacked();
  const libraries = [join(home, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH]
    .filter(Boolean)
    .join(':');
  return {
    executablePath: join(home, 'chromium'),
    args: ARGUMENTS,
    env: { ...env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(home, 'fonts'), HOME: home },
  };
}

/** The directory it is unpacked in: made under another name, so that what is there is whole. */
function unpacked() {
  const entry = createRequire(join(ROOT, 'web', 'package.json')).resolve('@sparticuz/chromium');
  const root = entry.slice(0, entry.lastIndexOf(join('/', 'build')));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const home = join(tmpdir(), `vocero-chromium-${userInfo().uid}-${version}`);
  if (existsSync(home)) return trusted(home);

  const partial = `${home}.${process.pid}`;
  mkdirSync(partial, { mode: 0o700 });
  const esm = pathToFileURL(join(root, 'build', 'esm', 'index.js')).href;
  const unpack = `import chromium from '${esm}'; await chromium.executablePath();`;
  // It unpacks into the temporary directory, and its libraries only where it believes to be hosted.
  const env = { ...process.env, TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' };
  execFileSync(process.execPath, ['--input-type=module', '-e', unpack], { env });
  writeFileSync(join(partial, 'fonts', 'fonts.conf'), fontsConf(home));
  try {
    renameSync(partial, home);
  } catch (error) {
    if (!existsSync(home)) throw error; // else another process was quicker
    rmSync(partial, { recursive: true });
  }
  return trusted(home);
}

/**
 * The one that comes with it names the directory of a host.
 * @param {string} home
 */
function fontsConf(home) {
  const directories = [join(home, 'fonts'), '/usr/share/fonts'].map((path) => `<dir>${path}</dir>`);
  const cache = `<cachedir>${join(home, 'fonts-cache')}</cachedir>`;
  return `<?xml version="1.0"?>\n<fontconfig>${directories.join('')}${cache}</fontconfig>\n`;
}

/**
 * The temporary directory is open to all: a browser someone else put there is not run.
 * @param {string} home
 */
function trusted(home) {
  if (statSync(home).uid === userInfo().uid) return home;
  throw new Error(
    `${home} belongs to another user: remove it, or name a browser in VOCERO_CHROMIUM.`,
  );
}
