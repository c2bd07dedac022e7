import { readFileSync } from 'node:fs';
import type { CustomFetch } from 'openid-client';
import { Agent, fetch, type BodyInit } from 'undici';
import { isSafe } from './provider-settings.ts';

/** Metadata, keys and tokens are a few KiB. */
const maxBytes = 1024 * 1024;
const connectTimeoutMs = 3_000;

/**
 * Requests to a provider: over https, or within this machine, without redirects, and with a bounded answer. Rejects
 * with a TypeError as `fetch` does.
 */
export function openProviderFetch(caFile: string | undefined): CustomFetch {
  const ca = caFile === undefined ? {} : { ca: readFileSync(caFile, 'utf8') };
  const dispatcher = new Agent({ connect: { ...ca, timeout: connectTimeoutMs }, keepAliveTimeout: 1_000 });
  return async (url, { method, headers, body, signal }) => {
    if (!isSafe(new URL(url))) throw new TypeError('the provider names an address without TLS');
    const response = await fetch(url, {
      method, headers, dispatcher, redirect: 'manual', body: (body ?? null) as BodyInit | null, signal: signal ?? null,
    });
    const read = await readBounded(response.body);
    return new Response(read, { status: response.status, headers: Object.fromEntries(response.headers) });
  };
}

async function readBounded(body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer> | null> {
  if (body === null) return null;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new TypeError(`the provider answers with more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
