import type { V1Pod } from '@kubernetes/client-node';
import { expand, resolveEnv, type EnvSources } from './resolve-env.ts';

const pod: V1Pod = {
  metadata: { name: 'sample-messaging-0', namespace: 'chat', uid: 'u1', labels: { 'a/b': 'label' } },
  spec: { containers: [], nodeName: 'node-1' },
  status: { podIP: '127.9.64.1', hostIP: '127.9.128.1' },
};
const known: Readonly<Record<string, Record<string, string>>> = { keys: { user: 'u', password: 'p$(USER)' } };
const sources: EnvSources = { pod, secret: (name) => known[name], configMap: (name) => (name === 'settings' ? { color: 'red' } : undefined) };
const resolve = (container: object) => resolveEnv({ name: 'c', ...container }, sources);

test('values come from where the container says', () => {
  expect(resolve({
    envFrom: [{ configMapRef: { name: 'settings' } }, { prefix: 'S_', secretRef: { name: 'keys' } }, { secretRef: { name: 'none', optional: true } }],
    env: [
      { name: 'PLAIN', value: 'x' },
      { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
      { name: 'LABEL', valueFrom: { fieldRef: { fieldPath: "metadata.labels['a/b']" } } },
      { name: 'LISTEN', value: '$(POD_IP):9000' },
      { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'keys', key: 'password' } } },
      { name: 'NOTHING', valueFrom: { configMapKeyRef: { name: 'settings', key: 'size', optional: true } } },
    ],
  })).toEqual({ color: 'red', S_user: 'u', S_password: 'p$(USER)', PLAIN: 'x', POD_IP: '127.9.64.1', LABEL: 'label', LISTEN: '127.9.64.1:9000', PASSWORD: 'p$(USER)' });
});

test.each([
  [{ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'none', key: 'k' } } }] }, 'secret "none" not found'],
  [{ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'keys', key: 'k' } } }] }, "couldn't find key k in Secret chat/keys"],
  [{ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'k' } } }] }, "couldn't find key k in ConfigMap chat/settings"],
  [{ envFrom: [{ configMapRef: { name: 'none' } }] }, 'configmap "none" not found'],
])('what is missing in %j is named', (container, message) => {
  expect(() => resolve(container)).toThrow(message);
});

test('references are expanded as Kubernetes does', () => {
  expect(expand('$(A)-$(B)-$$(A)-$A-$(', { A: '1' })).toBe('1-$(B)-$(A)-$A-$(');
});
