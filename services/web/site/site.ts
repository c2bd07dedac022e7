import { readFileSync } from 'node:fs';
import { z } from 'zod';

const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));

const siteFile = z.object({
  /** From the root of the origin, such as `/` and `/assets/client-3f2a.js`. */
  path: z.string().startsWith('/'),
  type: z.string(),
  /** Of the content. */
  etag: z.string(),
  /** Whether the path names the content, so that browsers may keep it for good. */
  isImmutable: z.boolean(),
  bodies: z.object({ identity: bytes, gzip: bytes, br: bytes }),
});

const site = z.object({ files: z.array(siteFile) });

export type SiteFile = z.infer<typeof siteFile>;
export type ContentEncoding = keyof SiteFile['bodies'];

/** By path: requests name files of this table, and never files of the machine. */
export type Site = ReadonlyMap<string, SiteFile>;

/**
 * The built client, which `web/build` packs into one file with its compressed forms; undefined where it was not built.
 * Throws an Error for a file that is not one.
 */
export function readSite(): Site | undefined {
  let text: string;
  try {
    text = readFileSync(new URL('../../../web/dist/site.json', import.meta.url), 'utf8');
  } catch (error) {
    if (Error.isError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return new Map(site.parse(JSON.parse(text)).files.map((file) => [file.path, file]));
}

/** Pure: the smallest form that the client accepts. */
export function decideEncoding(accepted: string | undefined): ContentEncoding {
  const wanted = (accepted ?? '').split(',').filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each));
  const names = new Set(wanted.map((each) => each.split(';')[0]?.trim()));
  return names.has('br') ? 'br' : names.has('gzip') ? 'gzip' : 'identity';
}
