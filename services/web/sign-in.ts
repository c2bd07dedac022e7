import { ChatError } from '@cecochat/contracts';
import { addressOf, type Edge, type HttpServer } from '@cecochat/runtime';
import { fetch } from 'undici';
import { sendJson, textOf } from './calls/bodies.ts';
import { refuseForeignPages } from './calls/pages.ts';

/** What the page shows of a provider. */
export interface OfferedProvider {
  readonly name: string;
  readonly label: string;
}

export interface SignInParts {
  readonly server: HttpServer;
  readonly edge: Edge;
  /** Where connect answers by HTTP; undefined where there is no development issuer. */
  readonly issuerUrl: string | undefined;
  /** Whether every caller can sign up. */
  readonly signUpIsOpen: boolean;
  /** OpenID Connect providers at which users sign in. */
  readonly providers: readonly OfferedProvider[];
}

const deadlineMs = 10_000;

/** `GET /api/settings`: how users sign in here. `POST /api/session`: a token of the development issuer. */
export function addSignInRoutes(parts: SignInParts): void {
  const { server: { app }, edge, issuerUrl, signUpIsOpen: signUp } = parts;
  const providers = parts.providers.map(({ name, label }) => ({ name, label }));
  const signIn = ['password', ...(issuerUrl === undefined ? [] : ['number'])];
  app.get('/api/settings', (_request, reply) => sendJson(reply, { signIn, signUp, providers }));
  app.post('/api/session', {
    onRequest: async (request) => {
      refuseForeignPages(request);
      edge.limits.takeAddress('lookups', addressOf(request));
    },
    handler: async (request, reply) => {
      const answer = await askIssuer(issuerUrl, textOf(request));
      return sendJson(reply.code(answer.status), answer.body);
    },
  });
}

async function askIssuer(issuerUrl: string | undefined, body: string): Promise<{ status: number; body: unknown }> {
  if (issuerUrl === undefined) throw new ChatError('not-found', 'there is no development issuer here');
  try {
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(deadlineMs);
    const response = await fetch(new URL('/api/session', issuerUrl), { method: 'POST', headers, body, signal });
    return { status: response.status, body: await response.json() };
  } catch (error) {
    throw new ChatError('unavailable', 'connect does not answer', { cause: error, retryAfterMs: 1_000 });
  }
}
