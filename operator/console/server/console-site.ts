import { readSite, type Site } from '@cecochat/runtime';

/** The built page of the console; undefined where it was not built. */
export const readConsolePage = (): Site | undefined =>
  readSite(new URL('../../../web/dist/console.json', import.meta.url));
