import {
  accountsAnswer, callConnect, lookUpBy, sessionAnswer, type Ask, type TlsOptions, type WebRoute,
} from '@cecochat/client';
import type { UserId } from '@cecochat/contracts';
import { Agent, fetch } from 'undici';
import * as z from 'zod/mini';

/** Asks `connect` where the token's user is served. Rejects with a ChatError; `unavailable` without an answer. */
export const lookUp = (url: URL, token: string, { ca }: TlsOptions = {}): Promise<WebRoute> =>
  lookUpBy(askWith(ca), url, token);

/** Asks `connect` for host:port of the service of accounts. Rejects with `not-found` where the platform names none. */
export async function findAccounts(url: URL, { ca }: TlsOptions = {}): Promise<string> {
  return (await callConnect(askWith(ca), new URL('/api/accounts', url), { headers: {} }, accountsAnswer)).address;
}

export interface TokenRequest extends TlsOptions {
  /** Whether the token is to be of an administrator. */
  readonly isAdmin?: boolean;
}

/** Asks the development issuer for a token. Rejects with `not-found` where it is not enabled. */
export async function requestToken(
  url: URL,
  user: UserId,
  { ca, isAdmin = false }: TokenRequest = {},
): Promise<string> {
  const body = JSON.stringify({ user: user.toString(), ...(isAdmin && { role: 'admin' }) });
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  return (await callConnect(askWith(ca), new URL('/api/session', url), request, sessionAnswer)).token;
}

/** Ends the tokens of a user, or the one of an id. `token` is of an administrator. Rejects with a ChatError. */
export async function endTokens(
  url: URL,
  token: string,
  ended: { readonly user: string } | { readonly token: string },
  { ca }: TlsOptions = {},
): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const request = { method: 'POST', headers, body: JSON.stringify(ended) };
  await callConnect(askWith(ca), new URL('/api/revocations', url), request, z.undefined());
}

/** Connections are kept for those who trust the same certificates. */
const agents = new Map<string, Agent>();

function agentFor(ca: string | undefined): { readonly dispatcher?: Agent } {
  if (ca === undefined) return {};
  const agent = agents.get(ca) ?? new Agent({ connect: { ca } });
  agents.set(ca, agent);
  return { dispatcher: agent };
}

const askWith = (ca: string | undefined): Ask => (url, request) => fetch(url, { ...request, ...agentFor(ca) });
