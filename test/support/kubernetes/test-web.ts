import { request } from 'node:http';
import type { V1Container, V1Pod, V1PodSpec } from '@kubernetes/client-node';
import { nodeProgram, type Images } from './kubelet/index.ts';

/**
 * A small server for tests of the stand-ins. A path such as /ready answers 200 until a request for /ready?off, or OFF
 * from the start; /env gives its environment, /read?<path> a file, /exit?<code> ends it. It prints a line when it is
 * asked to stop, and takes STOP_MS for it.
 */
const web = `
  const { createServer } = require('node:http');
  const { readFileSync } = require('node:fs');
  const off = new Set((process.env.OFF ?? '').split(','));
  const server = createServer((request, response) => {
    const [path, query] = request.url.split('?');
    if (query === 'off') off.add(path);
    if (query === 'on') off.delete(path);
    if (path === '/exit') process.exit(Number(query));
    const say = { '/env': () => JSON.stringify(process.env), '/read': () => readFileSync(query, 'utf8') }[path] ?? (() => process.env.HOSTNAME);
    response.writeHead(off.has(path) ? 500 : 200, { connection: 'close' });
    response.end(say());
  });
  process.on('SIGTERM', () => { console.log('stopping'); setTimeout(() => process.exit(0), Number(process.env.STOP_MS ?? 0)); });
  server.listen(9090, process.env.POD_IP, () => console.log('up'));
`;

/** Images `test/web:<tag>`, which run what is above; `test/fail` ends with 3, `test/idle` is imaginary, and there are no others. */
export const testImages: Images = (image) => {
  if (image.startsWith('test/web:')) return nodeProgram('-e', web);
  if (image.startsWith('test/fail:')) return nodeProgram('-e', 'process.exit(3)');
  if (image.startsWith('test/done:')) return nodeProgram('-e', 'console.log("done")');
  return { kind: image.startsWith('test/idle:') ? 'imaginary' : 'missing' };
};

export const webContainer = (more: Partial<V1Container> = {}): V1Container => ({
  name: 'web',
  image: 'test/web:1',
  ports: [{ name: 'http', containerPort: 9090 }],
  readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 1, failureThreshold: 1 },
  ...more,
  env: [{ name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }, ...(more.env ?? [])],
});

export const webPod = (name: string, container: Partial<V1Container> = {}, spec: Partial<V1PodSpec> = {}): V1Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: 'web' } },
  spec: { automountServiceAccountToken: false, terminationGracePeriodSeconds: 5, containers: [webContainer(container)], ...spec },
});

/** What the server answers; rejects when it does not. */
export function ask(address: string, path: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const sent = request(`http://${address}${path}`, { agent: false, timeout: 5_000 }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    response.on('end', () => resolve(text)).on('error', reject);
  });
  sent.on('error', reject).on('timeout', () => sent.destroy(new Error('no answer')));
  sent.end();
  return promise;
}
