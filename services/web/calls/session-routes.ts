import { ChatError } from '@cecochat/contracts';
import { addressOf, type Edge, type HttpServer } from '@cecochat/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WebMetrics } from '../metrics.ts';
import { requireJson, sendJson, textOf } from './bodies.ts';
import { routeOf, type ExposedCall } from './exposed-calls.ts';
import { refuseForeignPages, requirePage } from './pages.ts';
import { addRefreshToken, noCookie, splitSession, userOfPath } from './session-calls.ts';
import { formatCookie, readCookie } from './session-cookie.ts';
import type { Transcoder } from './transcoder.ts';

/** Passes an encoded request on, in the name of the caller of a request. */
export type Pass = (request: FastifyRequest, bytes: Buffer) => Promise<Buffer>;

export interface SessionRouteParts {
  readonly server: HttpServer;
  readonly edge: Edge;
  readonly metrics: WebMetrics;
  readonly exposed: ExposedCall;
  readonly transcoder: Transcoder;
  readonly pass: Pass;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
}

/** Adds a call that begins a session. */
export function addBeginning({ server, edge, metrics, exposed, transcoder, pass, clock }: SessionRouteParts): void {
  server.app.post(routeOf(exposed), {
    onRequest: (request) => metrics.refusals(exposed.call, async () => {
      refuseForeignPages(request);
      requireJson(request);
      edge.limits.takeAddress(exposed.limit, addressOf(request));
    }),
    handler: (request, reply) => metrics.measure(exposed.call, async () => {
      const bytes = transcoder.encodeRequest(textOf(request));
      return sendSession(request, reply, { response: await pass(request, bytes), transcoder, clock });
    }),
  });
}

/** Adds the call that refreshes a session, the only one that a cookie proves: only pages of this origin may make it. */
export function addRefresh({ server, edge, metrics, exposed, transcoder, pass, clock }: SessionRouteParts): void {
  server.app.post(routeOf(exposed), {
    onRequest: (request) => metrics.refusals(exposed.call, async () => {
      requirePage(request);
      requireJson(request);
      edge.limits.takeAddress(exposed.limit, addressOf(request));
    }),
    handler: (request, reply) => metrics.measure(exposed.call, async () => {
      const user = userOfPath(request.params);
      const token = readCookie(request.headers.cookie, isSecure(request));
      if (token === undefined) throw noCookie();
      const bytes = transcoder.encodeRequest(addRefreshToken(textOf(request), token));
      try {
        return await sendSession(request, reply, { response: await pass(request, bytes), transcoder, clock });
      } catch (error) {
        if (error instanceof ChatError && error.code === 'session-ended') removeCookie(request, reply, user);
        throw error;
      }
    }),
  });
}

/** Whether the browser reached us, or the trusted proxy in front of us, by TLS. */
export const isSecure = ({ protocol }: FastifyRequest): boolean => protocol === 'https';

interface Answer extends Pick<SessionRouteParts, 'transcoder' | 'clock'> {
  readonly response: Buffer;
}

function sendSession(
  request: FastifyRequest, reply: FastifyReply, { response, transcoder, clock }: Answer,
): FastifyReply {
  const { shown, user, refreshToken: token, expiresMs } = splitSession(transcoder.decodeResponse(response));
  const seconds = Math.max(0, Math.floor((expiresMs - clock()) / 1_000));
  void reply.header('set-cookie', formatCookie({ user, token, seconds, isSecure: isSecure(request) }));
  return sendJson(reply, shown);
}

/** The session is over, so that its cookie is of no use. */
export function removeCookie(request: FastifyRequest, reply: FastifyReply, user: bigint): void {
  const cookie = { user, token: '', seconds: 0, isSecure: isSecure(request) };
  void reply.header('set-cookie', formatCookie(cookie));
}
