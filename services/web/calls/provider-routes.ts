import { accountsService, ChatError, invalid, toBigInt, toNumber } from '@cecochat/contracts';
import { addressOf } from '@cecochat/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { requireJson, sendJson, textOf } from './bodies.ts';
import { formatFlowCookie, readFlowCookie, signInPath } from './flow-cookie.ts';
import { refuseForeignPages } from './pages.ts';
import { passer, type CallRoutesParts } from './routes.ts';
import { formatCookie } from './session-cookie.ts';
import { isSecure } from './session-routes.ts';

const flowSeconds = 600;
const beginCall = 'cecochat.v1.AccountsService/BeginSignIn';
const completeCall = 'cecochat.v1.AccountsService/CompleteSignIn';
const beginBody = z.strictObject({ label: z.string().max(256).default('') });

/**
 * Sign-in at a provider. `POST /api/sign-in/<provider>` gives the page the address to go to, and the browser a cookie
 * that ties the answer to it. The provider sends the browser to `GET` of the same path, and from there it comes to the
 * page: always to `/`, whatever the request has in it.
 */
export function addProviderRoutes(parts: CallRoutesParts): void {
  const { server: { app }, edge, metrics } = parts;
  const path = signInPath(':provider');
  app.post(path, {
    onRequest: (request) => metrics.refusals(beginCall, async () => {
      refuseForeignPages(request);
      requireJson(request);
      edge.limits.takeAddress('lookups', addressOf(request));
    }),
    handler: (request, reply) => metrics.measure(beginCall, () => begin(parts, request, reply)),
  });
  app.get(path, {
    handler: async (request, reply) => {
      const { cookie, place } = await metrics.measure(completeCall, () => complete(parts, request)).then(
        (session) => ({ cookie: [session.cookie], place: `/#/signed-in/${session.user}` }),
        (error: unknown) => ({ cookie: [], place: `/#/sign-in/${ChatError.from(error).code}` }),
      );
      const used = { provider: providerOf(request), flow: '', seconds: 0, isSecure: isSecure(request) };
      void reply.headers({ 'cache-control': 'no-store', 'set-cookie': [formatFlowCookie(used), ...cookie] });
      return reply.redirect(place, 303);
    },
  });
}

async function begin(parts: CallRoutesParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const provider = providerOf(request);
  const { requestSerialize, responseDeserialize } = accountsService.beginSignIn;
  const pass = passer(parts, { call: beginCall, upstream: 'accounts' });
  const redirectUri = `${originOf(request)}${signInPath(provider)}`;
  const bytes = requestSerialize({ provider, redirectUri, label: readLabel(textOf(request)) });
  const { authorizationUrl, flow } = responseDeserialize(await pass(request, bytes));
  const cookie = { provider, flow: flow ?? '', seconds: flowSeconds, isSecure: isSecure(request) };
  void reply.header('set-cookie', formatFlowCookie(cookie));
  return sendJson(reply, { authorizationUrl });
}

interface Session {
  readonly user: bigint;
  /** For the header `set-cookie`. */
  readonly cookie: string;
}

async function complete(parts: CallRoutesParts, request: FastifyRequest): Promise<Session> {
  parts.edge.limits.takeAddress('lookups', addressOf(request));
  const flow = readFlowCookie(request.headers.cookie, isSecure(request));
  if (flow === undefined) {
    throw new ChatError('sign-in-failed', 'the sign-in was begun in another browser', { field: 'cookie' });
  }
  const { requestSerialize, responseDeserialize } = accountsService.completeSignIn;
  const pass = passer(parts, { call: completeCall, upstream: 'accounts' });
  const redirectedTo = `${originOf(request)}${request.url}`;
  const { tokens } = responseDeserialize(await pass(request, requestSerialize({ flow, redirectedTo })));
  const [user, token] = [toBigInt(tokens?.user), tokens?.refreshToken ?? ''];
  const seconds = Math.max(0, Math.floor((toNumber(tokens?.refreshExpiresAtMs) - parts.clock()) / 1_000));
  return { user, cookie: formatCookie({ user, token, seconds, isSecure: isSecure(request) }) };
}

const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.headers.host ?? ''}`;

/** Throws `not-found` for a text that no provider is called by. */
function providerOf({ params }: FastifyRequest): string {
  const { provider = '' } = params as { readonly provider?: string };
  if (/^[a-z0-9-]{1,32}$/.test(provider)) return provider;
  throw new ChatError('not-found', 'there is no such provider', { field: 'provider' });
}

function readLabel(body: string): string {
  try {
    return beginBody.parse(JSON.parse(body)).label;
  } catch {
    throw invalid('body', 'must be a JSON object with a label');
  }
}
