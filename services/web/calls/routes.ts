import { signAddress, addressOf, forwardedHeader, type Edge, type HttpServer } from '@cecochat/runtime';
import type { FastifyRequest } from 'fastify';
import type { WebMetrics } from '../metrics.ts';
import { sendJson, sendProto, textOf } from './bodies.ts';
import { exposedCalls, routeOf, type ExposedCall } from './exposed-calls.ts';
import { refuseForeignPages } from './pages.ts';
import { addBeginning, addRefresh, removeCookie, type Pass, type SessionRouteParts } from './session-routes.ts';
import { methodOf, readRegistry, Transcoder } from './transcoder.ts';
import type { Upstreams } from './upstreams.ts';

export interface CallRoutesParts {
  readonly server: HttpServer;
  readonly edge: Edge;
  readonly upstreams: Upstreams;
  readonly metrics: WebMetrics;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
  /** By which the address of a caller is proven to `accounts`; undefined while it is not known. */
  readonly forwardingKey: () => string | undefined;
}

/**
 * `POST /api/<call>` for each exposed call, in JSON or as `application/proto`. Page and token are checked before the
 * body is read.
 */
export function addCallRoutes(parts: CallRoutesParts): void {
  const registry = readRegistry();
  const { server, edge, metrics, clock } = parts;
  for (const exposed of exposedCalls) {
    const transcoder = new Transcoder(methodOf(registry, exposed.call));
    const route = { server, edge, metrics, exposed, transcoder, clock, pass: passer(parts, exposed) };
    if (exposed.cookie === 'set') addBeginning(route);
    else if (exposed.cookie === 'exchanged') addRefresh(route);
    else addCall(route);
  }
}

/** Limits of addresses are of the browser, where the service behind has some of its own. */
export function passer(
  { upstreams, forwardingKey, clock }: Pick<CallRoutesParts, 'upstreams' | 'forwardingKey' | 'clock'>,
  { call, upstream }: Pick<ExposedCall, 'call' | 'upstream'>,
): Pass {
  return (request, bytes) => {
    const { authorization } = request.headers;
    const key = upstream === 'accounts' ? forwardingKey() : undefined;
    return upstreams.call(upstream, `/${call}`, bytes, {
      ...(authorization !== undefined && { authorization }),
      ...(key !== undefined && { [forwardedHeader]: signAddress(key, addressOf(request), clock()) }),
    });
  };
}

function addCall({ server, metrics, exposed, transcoder, pass }: SessionRouteParts): void {
  const users = new WeakMap<FastifyRequest, bigint>();
  server.app.post(routeOf(exposed), {
    onRequest: async (request) => {
      refuseForeignPages(request);
      const { user } = await metrics.refusals(exposed.call, () => server.checkCaller(request, exposed.limit));
      users.set(request, user);
    },
    handler: (request, reply) => metrics.measure(exposed.call, async () => {
      const isProto = Buffer.isBuffer(request.body);
      const bytes = Buffer.isBuffer(request.body) ? request.body : transcoder.encodeRequest(textOf(request));
      const response = await pass(request, bytes);
      const user = users.get(request);
      if (exposed.cookie === 'removed' && user !== undefined) removeCookie(request, reply, user);
      return isProto ? sendProto(reply, response) : sendJson(reply, transcoder.decodeResponse(response));
    }),
  });
}
