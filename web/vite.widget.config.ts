import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** The one script that pages of others include: whole in one file, without a framework or a global. */
export default defineConfig({
  root,
  build: {
    outDir: 'dist/public/widget',
    emptyOutDir: true,
    copyPublicDir: false,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: `${root}/src/widget/widget.ts`,
      output: { format: 'iife', entryFileNames: 'widget.js' },
    },
  },
});
