import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { get as getPlain, Agent as PlainAgent } from 'node:http';
import { get as getSecure, Agent as SecureAgent } from 'node:https';

/** Where a JSON Web Key Set is. */
export interface KeyLocation {
  /** Path of a file, or an http(s) URL. */
  readonly keys: string;
  /**
   * PEM file of the certificates that the server of the URL is checked with, in place of the usual ones, or what reads
   * them.
   */
  readonly ca?: string | (() => Promise<string>) | undefined;
  /** http URL of the proxy by which the URL is reached. */
  readonly proxy?: string | undefined;
}

export interface KeySource {
  /** The text of the set. Rejects with an Error whose message gives the reason when there is none. */
  read(): Promise<string>;
  /** How often it is worth reading. */
  readonly everyMs: number;
}

const [fileEveryMs, urlEveryMs] = [3_000, 60_000];
const readDeadlineMs = 5_000;
const maxBytes = 256 * 1024;

export function openKeySource({ keys, ca, proxy }: KeyLocation): KeySource {
  if (!/^https?:\/\//.test(keys)) return { read: () => readFile(keys, 'utf8'), everyMs: fileEveryMs };
  const url = new URL(keys);
  return { read: () => readUrl(url, ca, proxy), everyMs: urlEveryMs };
}

/** The authority is read each time: Secrets are rotated while processes run. */
async function readUrl(url: URL, from: KeyLocation['ca'], proxy: string | undefined): Promise<string> {
  const ca = typeof from === 'function' ? await from() : from === undefined ? undefined : readFileSync(from);
  const proxyEnv = proxy === undefined ? {} : { HTTP_PROXY: proxy, HTTPS_PROXY: proxy };
  const options = {
    headers: { accept: 'application/jwk-set+json, application/json' },
    signal: AbortSignal.timeout(readDeadlineMs),
  };
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const request =
    url.protocol === 'https:'
      ? getSecure(url, {
          ...options,
          agent: new SecureAgent({ proxyEnv, ...(ca !== undefined && { ca }) }),
        })
      : getPlain(url, { ...options, agent: new PlainAgent({ proxyEnv }) });
  request.on('error', reject);
  request.on('response', (response) => {
    if (response.statusCode !== 200) {
      request.destroy(new Error(`the key server answers ${response.statusCode}`));
      return;
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > maxBytes) request.destroy(new Error(`the key server answers with more than ${maxBytes} bytes`));
    });
    response.on('error', reject);
    response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
  return promise;
}
