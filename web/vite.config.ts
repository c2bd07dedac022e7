import { join } from 'node:path';
import { defineConfig } from 'vite';

/** The client for browsers; `node web/build` packs the result for the service `web`. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: join(import.meta.dirname, '../.cache/vite'),
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { target: 'es2024', modulePreload: false, assetsInlineLimit: 0, reportCompressedSize: false },
});
