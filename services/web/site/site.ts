import { readSite, type Site } from '@cecochat/runtime';

/** The built client for browsers; undefined where it was not built. */
export const readClient = (): Site | undefined =>
  readSite(new URL('../../../web/dist/site.json', import.meta.url));
