import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
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
 * Pages that `tools/site` has packed into one file with their compressed forms; undefined where they were not built.
 * Throws an Error for a file that is not one.
 */
export function readSite(path: URL): Site | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
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

export interface SiteAnswer {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

const [year, everyTime] = ['public, max-age=31536000, immutable', 'no-cache'];

/** Pure: the response to a `GET` of a file with these request headers. */
export function answerSiteFile({ etag, type, isImmutable, bodies }: SiteFile, asked: IncomingHttpHeaders): SiteAnswer {
  const headers = { etag, vary: 'accept-encoding', 'cache-control': isImmutable ? year : everyTime };
  if (asked['if-none-match'] === etag) return { status: 304, headers, body: undefined };
  const encoding = decideEncoding(String(asked['accept-encoding'] ?? ''));
  const encoded = encoding === 'identity' ? {} : { 'content-encoding': encoding };
  return { status: 200, headers: { ...headers, ...encoded, 'content-type': type }, body: bodies[encoding] };
}
