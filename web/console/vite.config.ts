import { join } from 'node:path';
import { defineConfig } from 'vite';
import client from '../vite.config.ts';

/** The page for operators: built as the client is, into files of its own. */
export default defineConfig({
  ...client,
  root: import.meta.dirname,
  cacheDir: join(import.meta.dirname, '../../.cache/vite-console'),
});
