import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const api = process.env['VOCERO_API'] ?? 'http://127.0.0.1:3000';

/** The staff app: one page, served by the API from `dist/app`. */
export default defineConfig({
  root,
  plugins: [svelte({ configFile: `${root}/svelte.config.js` })],
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    // Everything stays a file of its own: the content security policy allows no data: scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': api } },
});
