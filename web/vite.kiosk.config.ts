import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { onlyKioskWords } from './kiosk-words.ts';

const root = import.meta.dirname;
const outDir = join(root, 'dist', 'kiosk');

/** Where a file of the build is found by a browser. */
interface Chunk {
  file: string;
  css?: string[];
}

/** The files of the page, read from what its own build says it wrote. */
function shellFiles(): string[] {
  const manifest = JSON.parse(readFileSync(join(outDir, 'files.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const built = Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css]);
  return [...new Set([...built, 'kiosk.webmanifest', 'kiosk.svg'])].map((file) => `/k/${file}`);
}

const versionOf = (files: readonly string[]) =>
  createHash('sha256')
    .update(readFileSync(join(outDir, 'index.html')))
    .update(files.join())
    .digest('hex')
    .slice(0, 10);

/**
 * The kiosk, two builds after each other: the page with its files (`dist/kiosk`), then, with
 * `--mode worker`, the service worker that keeps just those files on the device.
 */
export default defineConfig(({ mode }) => {
  if (mode !== 'worker') {
    return {
      root: join(root, 'src', 'kiosk'),
      base: '/k/',
      publicDir: 'static',
      plugins: [onlyKioskWords(), svelte({ configFile: join(root, 'svelte.config.js') })],
      build: {
        outDir,
        emptyOutDir: true,
        manifest: 'files.json',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rollupOptions: {
          // What only describes the API to its server is not carried to the device.
          treeshake: {
            moduleSideEffects: (id: string) => !id.includes('/api/src/contract/'),
            manualPureFunctions: ['z'],
          },
        },
      },
    };
  }
  const files = shellFiles();
  return {
    root,
    publicDir: false,
    define: {
      __SHELL__: JSON.stringify(files),
      __VERSION__: JSON.stringify(versionOf(files)),
    },
    build: {
      outDir,
      emptyOutDir: false,
      rollupOptions: {
        input: join(root, 'src', 'kiosk', 'sw.ts'),
        output: { entryFileNames: 'sw.js' },
      },
    },
  };
});
