import { ScriptedApiServer } from '../../test/support/scripted-api-server.ts';
import { ApiConflict, configMaps, KubernetesApi, type ApiError, type EndedRequest, type KubernetesApiOptions } from './index.ts';

interface Settings {
  readonly metadata: { readonly namespace: string; readonly name: string; readonly uid: string; readonly resourceVersion: string };
  readonly data?: { readonly key: string };
}

const key = { namespace: 'chat', name: 'settings' };
const typed = { ...configMaps, object: undefined as unknown as Settings };

async function start(options: Partial<KubernetesApiOptions> = {}) {
  const server = await ScriptedApiServer.start();
  const ended: EndedRequest[] = [];
  const api = new KubernetesApi({ config: server.config, fieldManager: 'tester', random: () => 0, clock: () => performance.now(), onRequest: (request) => ended.push(request), ...options });
  return {
    server, api, ended,
    async [Symbol.asyncDispose]() {
      await api.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

test('an object is given as the api server sends it, and undefined when there is none', async () => {
  await using parts = await start();
  expect(await parts.api.get(configMaps, key)).toBeUndefined();
  parts.server.put('chat', 'settings', { data: { key: 'value' }, time: '2026-01-02T03:04:05Z' });
  expect(await parts.api.get(configMaps, key)).toMatchObject({ data: { key: 'value' }, time: '2026-01-02T03:04:05Z' });
  expect(parts.server.requests[0]?.headers.authorization).toBe('Bearer of the tester');
});

test('of two writers who read the same version one wins, and the other is told', async () => {
  await using parts = await start();
  const object = await parts.api.create(typed, { metadata: key, data: { key: 'first' } });
  await parts.api.replace(typed, { ...object, data: { key: 'second' } });
  await expect(parts.api.replace(typed, { ...object, data: { key: 'third' } })).rejects.toThrow(ApiConflict);
  expect((await parts.api.get(typed, key))?.data).toEqual({ key: 'second' });
});

test('nothing is overwritten blindly', async () => {
  await using parts = await start();
  await expect(parts.api.replace(configMaps, { metadata: key })).rejects.toThrow('without its resourceVersion');
  expect(parts.server.requests).toEqual([]);
});

test('what is there already is not created', async () => {
  await using parts = await start();
  await parts.api.create(configMaps, { metadata: key });
  await expect(parts.api.create(configMaps, { metadata: key })).rejects.toMatchObject({ name: 'VersionConflict', reason: 'AlreadyExists' });
});

test('only the incarnation that is meant is removed, and what is gone may be removed again', async () => {
  await using parts = await start();
  const { metadata } = parts.server.put('chat', 'settings');
  await expect(parts.api.remove(configMaps, key, { uid: 'another' })).rejects.toThrow(ApiConflict);
  await expect(parts.api.remove(configMaps, key, { resourceVersion: '1' })).rejects.toThrow(ApiConflict);
  await parts.api.remove(configMaps, key, { uid: metadata.uid, resourceVersion: metadata.resourceVersion, gracePeriodSeconds: 0, propagationPolicy: 'Foreground' });
  expect(parts.server.state().size).toBe(0);
  expect(JSON.parse(parts.server.requests.at(-1)?.body ?? '')).toMatchObject({ kind: 'DeleteOptions', gracePeriodSeconds: 0, propagationPolicy: 'Foreground' });
  await parts.api.remove(configMaps, key);
});

test('apply says who owns the fields, takes them by force unless told otherwise, and names the kind by itself', async () => {
  await using parts = await start();
  parts.server.put('chat', 'settings');
  await parts.api.apply(configMaps, { metadata: key, data: {} });
  await parts.api.applyStatus(configMaps, { metadata: key, status: {} }, { force: false });
  const [whole, status] = parts.server.requests;
  expect([whole?.method, whole?.headers['content-type'], whole?.url.search]).toEqual(['PATCH', 'application/apply-patch+yaml', '?fieldManager=tester&force=true']);
  expect(JSON.parse(whole?.body ?? '')).toEqual({ apiVersion: 'v1', kind: 'ConfigMap', metadata: key, data: {} });
  expect([status?.url.pathname, status?.url.searchParams.get('force')]).toEqual(['/api/v1/namespaces/chat/configmaps/settings/status', 'false']);
  expect(parts.ended.map(({ verb, resource }) => `${verb} ${resource}`)).toEqual(['apply configmaps', 'apply configmaps/status']);
});

test('a list comes in pages and is what was there when it began, whatever changes meanwhile', async () => {
  await using parts = await start();
  parts.server.pageLimit = 2;
  for (const name of ['a', 'b', 'c', 'd', 'e']) parts.server.put('chat', name);
  parts.server.onRequest = ({ url }) => {
    if (url.searchParams.has('continue')) parts.server.delete('chat', 'd');
    return undefined;
  };
  const { items, resourceVersion } = await parts.api.list(configMaps);
  expect([items.map(({ metadata }) => metadata.name).join(''), resourceVersion]).toEqual(['abcde', '105']);
});

test('a list that expires between two pages is begun anew', async () => {
  await using parts = await start();
  parts.server.pageLimit = 2;
  for (const name of ['a', 'b', 'c']) parts.server.put('chat', name);
  let expiries = 0;
  parts.server.onRequest = ({ url }) => {
    if (!url.searchParams.has('continue') || expiries++ > 0) return undefined;
    parts.server.delete('chat', 'a');
    parts.server.compact();
    return undefined;
  };
  expect((await parts.api.list(configMaps)).items.map(({ metadata }) => metadata.name)).toEqual(['b', 'c']);
});

test('a list that expires again and again is given up', async () => {
  await using parts = await start();
  parts.server.pageLimit = 1;
  for (const name of ['a', 'b']) parts.server.put('chat', name);
  parts.server.onRequest = ({ url }) => (url.searchParams.has('continue') ? { kind: 'status', status: 410, reason: 'Expired' } : undefined);
  await expect(parts.api.list(configMaps)).rejects.toMatchObject({ status: 410, retry: true });
  expect(parts.server.requests).toHaveLength(8);
});

test.each([
  { kind: 'status', status: 500 }, { kind: 'status', status: 429, retryAfterSeconds: 0 }, { kind: 'reset' }, { kind: 'garbage' },
] as const)('a read that meets %j is repeated', async (fault) => {
  await using parts = await start();
  parts.server.put('chat', 'settings');
  let faults = 0;
  parts.server.onRequest = () => (faults++ < 3 ? fault : undefined);
  expect(await parts.api.get(configMaps, key)).toMatchObject({ metadata: key });
  expect(parts.server.requests).toHaveLength(4);
});

test('a read is not repeated without end', async () => {
  await using parts = await start();
  parts.server.onRequest = () => ({ kind: 'status', status: 503 });
  await expect(parts.api.get(configMaps, key)).rejects.toMatchObject({ status: 503, retry: true });
  expect(parts.server.requests).toHaveLength(4);
});

test('a write that failed is not repeated, as it may have been carried out', async () => {
  await using parts = await start();
  for (const fault of [{ kind: 'status', status: 429, retryAfterSeconds: 7 }, { kind: 'reset' }] as const) {
    parts.server.onRequest = () => fault;
    await expect(parts.api.create(configMaps, { metadata: key })).rejects.toMatchObject({ retry: true });
  }
  expect(parts.server.requests).toHaveLength(2);
  expect(parts.ended.map(({ status }) => status)).toEqual([429, 'Unreachable']);
});

test('every call ends by its deadline', async () => {
  await using parts = await start({ deadlineMs: 50 });
  parts.server.onRequest = () => ({ kind: 'silent' });
  await expect(parts.api.get(configMaps, key)).rejects.toMatchObject({ reason: 'DeadlineExceeded', retry: true });
  await expect(parts.api.create(configMaps, { metadata: key }, { deadlineMs: 20 })).rejects.toThrow('no answer in 20 ms');
  expect(parts.ended.map(({ status }) => status)).toEqual(['DeadlineExceeded', 'DeadlineExceeded']);
});

test('whoever asked can give up earlier, and gets the reason for it', async () => {
  await using parts = await start();
  const stop = new AbortController();
  parts.server.onRequest = () => {
    stop.abort(new Error('no longer needed'));
    return { kind: 'silent' };
  };
  await expect(parts.api.get(configMaps, key, { signal: stop.signal })).rejects.toThrow('no longer needed');
  await expect(parts.api.get(configMaps, key, { signal: stop.signal })).rejects.toThrow('no longer needed');
  expect(parts.server.requests).toHaveLength(1);
});

test('an api server that is not there is an error that may pass', async () => {
  const { api, server } = await start();
  await server[Symbol.asyncDispose]();
  const error = await api.create(configMaps, { metadata: key }).catch((caught: ApiError) => caught);
  expect(error).toMatchObject({ reason: 'Unreachable', retry: true, status: undefined });
  await api.close();
});
