import type { ConsoleDocument } from '../../operator/console/index.ts';

/** The answer of a console at a URL to a request for its document; `query` begins with `?`. */
export async function askConsole(url: string | undefined, authorization: string | undefined, query = '') {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  const response = await fetch(`${url}/api/console${query}`, { headers });
  return { status: response.status, body: (await response.json()) as ConsoleDocument & { readonly code?: string; readonly message?: string } };
}
