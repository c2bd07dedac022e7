import {
  chatClusters, configMaps, deployments, events, jobs, leases, networkPolicies, podDisruptionBudgets, pods, secrets, serviceAccounts, services,
  type HttpRequest, type HttpResponse, type Transport,
} from '@cecochat/kubernetes';
import type { ApiFaults, RequestFault } from './api-faults.ts';
import type { MemoryObject } from './memory-object.ts';
import { MemoryObjects, MemoryRefusal, type MemoryEvent } from './memory-objects.ts';
import { MemoryWatch } from './memory-watch.ts';
import type { VirtualTime } from './virtual-time.ts';

interface Place {
  readonly kind: string;
  readonly namespace: string;
  /** Empty for a collection. */
  readonly name: string;
  readonly subresource: string;
}

const resources = [chatClusters, configMaps, deployments, events, jobs, leases, networkPolicies, podDisruptionBudgets, pods, secrets, serviceAccounts, services];
const kindOf = new Map(resources.map(({ plural, kind }) => [plural, kind]));
const pathPattern = /^\/(?:api|apis\/[^/]+)\/[^/]+(?:\/namespaces\/([^/]+))?\/([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?$/;
/** Lists come in pages of so many. */
const pageSize = 6;

/**
 * What the operator uses of an API server, in memory and in virtual time, with faults by chance. It takes the place of the
 * connection, so that everything of the operator above that is the real thing. The real API server is what counts: this one
 * exists for faults in numbers that the real one cannot be brought to.
 */
export class MemoryApiServer implements Transport {
  readonly objects: MemoryObjects;
  readonly faults: ApiFaults;
  /** Admission: why an object is not taken, as a quota or a policy would; undefined when it is. */
  refuse: (object: MemoryObject) => string | undefined = () => undefined;
  /** Events that were written. */
  readonly events: { readonly reason: string; readonly note: string }[] = [];
  readonly #time: VirtualTime;

  constructor(time: VirtualTime, faults: ApiFaults) {
    this.#time = time;
    this.faults = faults;
    this.objects = new MemoryObjects(time.now);
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    const isWatch = request.query['watch'] !== undefined;
    const fault = this.faults.ofRequest(request.method);
    if (fault?.kind === 'slow' && !isWatch) await new Promise<void>((resolve) => void this.#time.pause(fault.forMs, resolve));
    if (fault === undefined || fault.kind === 'slow') return this.#answer(request);
    return this.#fail(fault, request);
  }

  async close(): Promise<void> {
    // Nothing is open.
  }

  #fail(fault: Exclude<RequestFault, { kind: 'slow' }>, request: HttpRequest): HttpResponse {
    if (fault.isDone && request.method !== 'GET') this.#answer(request);
    if (fault.kind === 'reset') throw new Error('read ECONNRESET');
    return answerOf(fault.status, { kind: 'Status', code: fault.status, reason: fault.reason, message: 'a fault of the test' });
  }

  #answer(request: HttpRequest): HttpResponse {
    try {
      const place = placeOf(request.path);
      if (place.name === '' && request.method === 'GET') return request.query['watch'] === undefined ? this.#list(place, request) : this.#watch(place, request);
      return this.#single(place, request);
    } catch (error) {
      if (!(error instanceof MemoryRefusal)) throw error;
      return answerOf(error.status, { kind: 'Status', code: error.status, reason: error.reason, message: error.message });
    }
  }

  #single(place: Place, { method, body }: HttpRequest): HttpResponse {
    const { kind, namespace, name, subresource } = place;
    const given = (body === undefined ? {} : JSON.parse(body)) as Record<string, unknown> & { readonly metadata?: object; readonly preconditions?: object };
    const object: MemoryObject = { ...given, kind, metadata: { namespace, name, ...given.metadata } };
    const here: MemoryObject = { kind, metadata: { namespace, name } };
    if (method === 'GET') return answerOf(200, this.objects.require(here));
    if (method === 'DELETE') this.objects.delete(here, given.preconditions);
    if (method === 'DELETE') return answerOf(200, { kind: 'Status' });
    if (kind === 'Event') return this.#takeEvent(object);
    const refusal = this.refuse(object);
    if (refusal !== undefined) throw new MemoryRefusal(403, 'Forbidden', refusal);
    if (method === 'POST') return answerOf(201, this.objects.create(completed(object)));
    if (method === 'PUT') return answerOf(200, this.objects.replace(object));
    return answerOf(200, subresource === 'status' ? this.objects.applyStatus(object) : this.objects.apply(completed(object)));
  }

  #takeEvent(event: MemoryObject): HttpResponse {
    const { reason, note } = event as MemoryObject & { readonly reason: string; readonly note: string };
    this.events.push({ reason, note });
    return answerOf(201, event);
  }

  #list(place: Place, { query }: HttpRequest): HttpResponse {
    const [version, begin] = String(query['continue'] ?? `${this.objects.version - this.faults.changesBehind()}:0`).split(':').map(Number);
    if (version === undefined || begin === undefined || (begin > 0 && version < this.objects.compacted)) throw new MemoryRefusal(410, 'Expired');
    const at = Math.max(1, version);
    const found = this.objects.listAt(place.kind, at).filter((object) => isIn(object, place, query));
    const end = begin + pageSize;
    const next = end < found.length ? `${at}:${end}` : '';
    return answerOf(200, { kind: 'List', metadata: { resourceVersion: String(at), continue: next }, items: found.slice(begin, end) });
  }

  #watch(place: Place, { query, signal }: HttpRequest): HttpResponse {
    const from = Number(query['resourceVersion']);
    if (from < this.objects.compacted) throw new MemoryRefusal(410, 'Expired');
    const isWanted = ({ object }: MemoryEvent) => object.kind === place.kind && isIn(object, place, query);
    const stop = this.objects.onEvent((event) => {
      if (isWanted(event)) watch.take(event);
    });
    const watch = new MemoryWatch({ faults: this.faults, time: this.#time, signal, onEnd: stop }, Number(query['timeoutSeconds']) * 1_000);
    for (const event of this.objects.past) if (event.version > from && isWanted(event)) watch.take(event);
    return { statusCode: 200, headers: {}, body: Object.assign(watch, { text: async () => '' }) };
  }
}

function placeOf(path: string): Place {
  const [, namespace = '', plural = '', name = '', subresource = ''] = pathPattern.exec(path) ?? [];
  const kind = kindOf.get(plural);
  if (kind === undefined) throw new MemoryRefusal(404, 'NotFound');
  return { kind, namespace, name, subresource };
}

function isIn({ metadata }: MemoryObject, { namespace }: Place, query: HttpRequest['query']): boolean {
  const [label = '', value] = String(query['labelSelector'] ?? '').split('=');
  return (namespace === '' || metadata.namespace === namespace) && (label === '' || metadata.labels?.[label] === value);
}

function answerOf(statusCode: number, answer: object): HttpResponse {
  const text = JSON.stringify(answer);
  return { statusCode, headers: {}, body: { text: async () => text, [Symbol.asyncIterator]: async function* () { yield Buffer.from(text); } } };
}

/** A Service has an address as soon as it is there. */
function completed(object: MemoryObject): MemoryObject {
  if (object.kind !== 'Service') return object;
  const spec = object.spec as { readonly ports?: readonly object[] };
  return { ...object, spec: { clusterIP: '10.0.0.7', ...spec, ports: spec.ports?.map((port, index) => ({ nodePort: 30_000 + index, ...port })) } };
}
