import { parseAllDocuments } from 'yaml';
import { buildStores, buildStoresChart, type StoresOptions } from './index.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read any field of any kind
type Manifest = any;

const objectsOf = (options?: StoresOptions): Manifest[] => parseAllDocuments(buildStores(options)).map((each) => each.toJSON());
const find = (kind: string, name: string, options?: StoresOptions): Manifest => objectsOf(options).find((each) => each.kind === kind && each.metadata.name === name);
const podOf = (store: string, options?: StoresOptions): Manifest => find('StatefulSet', store, options).spec.template.spec;
const stores = [['kafka', 9092], ['cassandra', 9042], ['redis', 6379]] as const;

test.each(stores)('%s is one process, reached by its name at port %i', (store, port) => {
  const { spec } = find('Service', store);
  expect(spec.ports).toEqual([{ name: store, port, targetPort: store }]);
  const { replicas, selector, template } = find('StatefulSet', store).spec;
  expect(replicas).toBe(1);
  expect(spec.selector).toEqual(selector.matchLabels);
  expect(template.metadata.labels).toMatchObject(selector.matchLabels);
  const [container] = template.spec.containers;
  expect(container).toMatchObject({ image: `cecochat/dev-${store}:0.1.0`, ports: [{ name: store, containerPort: port }] });
  for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) expect(container[probe].tcpSocket).toEqual({ port: store });
});

test.each(stores)('%s runs under restricted pod security, which the namespace enforces, and writes into its volumes only', (store) => {
  expect(find('Namespace', 'stores').metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  const pod = podOf(store);
  expect(pod).toMatchObject({ automountServiceAccountToken: false, securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } });
  expect(pod.containers[0].securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
  expect(pod.containers[0].volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath)).toEqual(['/data', '/tmp']);
});

test('Kafka sends clients to a name that every namespace knows, and Cassandra knows its address', () => {
  expect(podOf('kafka', { namespace: 'mine' }).containers[0].env).toEqual([{ name: 'KAFKA_ADVERTISED_LISTENER', value: 'kafka.mine.svc:9092' }]);
  expect(podOf('cassandra').containers[0].env).toEqual([{ name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }]);
  expect(podOf('kafka').enableServiceLinks).toBe(false);
});

test('data outlives pods, unless it is told not to', () => {
  const withClaim = find('StatefulSet', 'kafka', { kafka: { storage: '9Gi' } }).spec;
  expect(withClaim.volumeClaimTemplates).toEqual([{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '9Gi' } } } }]);
  expect(withClaim.template.spec.volumes).toEqual([{ name: 'tmp', emptyDir: {} }]);
  const without = find('StatefulSet', 'kafka', { persistence: { enabled: false } }).spec;
  expect(without.volumeClaimTemplates).toBeUndefined();
  expect(without.template.spec.volumes).toContainEqual({ name: 'data', emptyDir: { sizeLimit: '4Gi' } });
  expect(find('StatefulSet', 'redis', { persistence: { storageClassName: 'fast' } }).spec.volumeClaimTemplates[0].spec.storageClassName).toBe('fast');
});

test.each<[string, StoresOptions, (options?: StoresOptions) => unknown, unknown, unknown]>([
  ['image', { image: { registry: 'registry.test', tag: '2', pullPolicy: 'Never' } }, (options) => [podOf('redis', options).containers[0].image, podOf('redis', options).containers[0].imagePullPolicy],
    ['cecochat/dev-redis:0.1.0', 'IfNotPresent'], ['registry.test/dev-redis:2', 'Never']],
  ['nodeSelector', { nodeSelector: { a: 'b' } }, (options) => podOf('redis', options).nodeSelector, undefined, { a: 'b' }],
  ['tolerations', { tolerations: [{ operator: 'Exists' }] }, (options) => podOf('redis', options).tolerations, undefined, [{ operator: 'Exists' }]],
  ['resources', { redis: { resources: { limits: { memory: '1Gi' } } } }, (options) => podOf('redis', options).containers[0].resources.limits, { memory: '256Mi' }, { memory: '1Gi' }],
])('%s is what the options say', (_, options, look, byDefault, given) => {
  expect([look(), look(options)]).toEqual([byDefault, given]);
});

test('options that make no sense are refused, each by its name', () => {
  expect(() => buildStores({ namespace: 'No', kafka: { storage: 'much' } })).toThrow(/^kafka\.storage must be a size such as 2Gi\nnamespace must be /);
});

test('the chart has a template of each, and says in its name and its notes what it is for', () => {
  const files = buildStoresChart();
  expect([...files.keys()].filter((name) => name.startsWith('templates/')).sort()).toEqual(['templates/NOTES.txt', ...['cassandra', 'kafka', 'redis'].map((store) => `templates/${store}.yaml`)]);
  expect(files.get('Chart.yaml')).toContain('name: cecochat-dev-stores\n');
  expect(files.get('templates/NOTES.txt')).toContain('for trying things out');
});
