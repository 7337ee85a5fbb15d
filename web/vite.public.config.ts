import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/**
 * The public pages, two builds of one configuration: with `--ssr` the documents that the API renders
 * (`dist/public/server/pages.js`, whole, so that it runs without node_modules), without it the one
 * style sheet and script they link to (`dist/public/client`).
 */
export default defineConfig(({ isSsrBuild }) => ({
  root,
  plugins: [svelte({ configFile: `${root}/svelte.config.js` })],
  ssr: { noExternal: true },
  build: {
    outDir: isSsrBuild ? 'dist/public/server' : 'dist/public/client',
    emptyOutDir: true,
    copyPublicDir: false,
    rollupOptions: {
      input: isSsrBuild
        ? `${root}/src/public/pages.ts`
        : [`${root}/src/public/survey.ts`, `${root}/src/public/proof.ts`],
      output: { entryFileNames: '[name].js', assetFileNames: 'public[extname]' },
    },
  },
}));
