import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { operatorAccess, type AccessRule } from '../rbac.ts';
import { buildInstall, readDefinition, type InstallOptions } from './index.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read any field of any kind
type Manifest = any;

/** Stands for the definition, which is the business of other tests. */
const definition = {
  apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'chatclusters.cecochat.dev', annotations: { b: '1', a: '2' } },
  spec: { versions: [{ name: 'v1beta1', schema: { properties: { none: {}, empty: { default: [] }, yes: { enum: ['on', 'no', '012'] } } } }] },
};

const manifestsOf = (options?: InstallOptions): Manifest[] => parseAllDocuments(buildInstall(definition, options)).map((each) => each.toJSON());

function find(kind: string, name: string, options?: InstallOptions, namespace?: string): Manifest {
  return manifestsOf(options).find((each) => each.kind === kind && each.metadata.name === name && (namespace === undefined || each.metadata.namespace === namespace));
}

const deploymentOf = (options?: InstallOptions): Manifest => find('Deployment', 'cecochat-operator', options);
const podOf = (options?: InstallOptions): Manifest => deploymentOf(options).spec.template.spec;
const environmentOf = (options?: InstallOptions) => podOf(options).containers[0].env as { name: string; value?: string; valueFrom?: object }[];
const valueOf = (name: string, options?: InstallOptions) => environmentOf(options).find((each) => each.name === name)?.value;

test('the same options make the same text', () => {
  expect(buildInstall(definition, { replicas: 3 })).toBe(buildInstall(definition, { replicas: 3 }));
  expect(buildInstall(definition, { replicas: 3 })).not.toBe(buildInstall(definition));
});

test('what others need comes before them', () => {
  const order = manifestsOf().map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  expect(order.slice(0, 3)).toEqual(['Namespace cecochat-system', 'CustomResourceDefinition chatclusters.cecochat.dev', 'ServiceAccount cecochat-operator']);
  expect(order.indexOf('Deployment cecochat-operator')).toBeGreaterThan(order.indexOf('RoleBinding cecochat-operator-leases'));
  expect(new Set(order).size).toBe(15);
});

test('the definition stays as it is', () => {
  expect(find('CustomResourceDefinition', 'chatclusters.cecochat.dev')).toEqual(definition);
});

test('a definition that is not there, or is something else, is a clear error', () => {
  expect(() => readDefinition(join(import.meta.dirname, '../none.yaml'))).toThrow(/^charts\/none\.yaml, which `make crds` writes, cannot be read: ENOENT: no such file or directory$/);
  expect(() => readDefinition(join(import.meta.dirname, '../package.json'))).toThrow(/^charts\/package\.json does not define ChatCluster:\n/);
});

test('the operator may do what its rules say, everywhere, and use leases where it runs', () => {
  expect(find('ClusterRole', 'cecochat-operator').rules).toEqual(operatorAccess.platforms);
  expect(find('ClusterRoleBinding', 'cecochat-operator')).toMatchObject({
    roleRef: { kind: 'ClusterRole', name: 'cecochat-operator' }, subjects: [{ kind: 'ServiceAccount', name: 'cecochat-operator', namespace: 'cecochat-system' }],
  });
  expect(find('Role', 'cecochat-operator-leases')).toMatchObject({ metadata: { namespace: 'cecochat-system' }, rules: operatorAccess.own });
  expect(valueOf('CECOCHAT_NAMESPACES')).toBe('');
});

test('for some namespaces it has a role in each of them, and none in the cluster', () => {
  const options = { namespaces: ['blue', 'green'], namespace: 'ours' };
  expect(manifestsOf(options).filter(({ kind }) => kind.startsWith('ClusterRole'))).toEqual([]);
  for (const namespace of options.namespaces) {
    expect(find('Role', 'cecochat-operator', options, namespace).rules).toEqual(operatorAccess.platforms);
    expect(find('RoleBinding', 'cecochat-operator', options, namespace)).toMatchObject({
      roleRef: { kind: 'Role', name: 'cecochat-operator' }, subjects: [{ name: 'cecochat-operator', namespace: 'ours' }],
    });
  }
  expect(find('Role', 'cecochat-operator-leases', options, 'ours').rules).toEqual(operatorAccess.own);
  expect(valueOf('CECOCHAT_NAMESPACES', options)).toBe('blue,green');
});

test('no rule gives more than it names, reads secrets in bulk, or gives rights away', () => {
  const rules: AccessRule[] = Object.values(operatorAccess).flat();
  expect(rules.length).toBeGreaterThan(10);
  for (const { apiGroups, resources, verbs } of rules) {
    expect([...apiGroups, ...resources, ...verbs]).not.toContain('*');
    expect(apiGroups).not.toContain('rbac.authorization.k8s.io');
    for (const verb of ['escalate', 'bind', 'impersonate', 'deletecollection']) expect(verbs).not.toContain(verb);
    if (resources.includes('secrets')) expect(verbs).toEqual(['get']);
  }
});

test('the operator runs under restricted pod security, which the namespace enforces', () => {
  expect(find('Namespace', 'cecochat-system').metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  expect(podOf()).toMatchObject({ securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } });
  expect(podOf().containers[0].securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
});

test('it takes connections to that port alone, and may be held to rules for those that it opens', () => {
  const policyOf = (options?: InstallOptions) => find('NetworkPolicy', 'cecochat-operator', options)?.spec;
  const ofMetrics = (matchLabels: object) => [{ ports: [{ port: 9090, protocol: 'TCP' }], from: [{ namespaceSelector: { matchExpressions: [], ...matchLabels } }] }];
  const { labels } = deploymentOf().spec.template.metadata;
  expect(policyOf()).toEqual({ podSelector: { matchLabels: expect.anything() }, policyTypes: ['Ingress'], ingress: ofMetrics({}) });
  expect(labels).toMatchObject(policyOf().podSelector.matchLabels);
  const egress = [{ to: [{ ipBlock: { cidr: '10.0.0.1/32' } }], ports: [{ port: 6443 }] }];
  const metricsNamespaceLabels = { 'kubernetes.io/metadata.name': 'monitoring' };
  expect(policyOf({ networkPolicy: { metricsNamespaceLabels, egress } })).toMatchObject({ policyTypes: ['Ingress', 'Egress'], ingress: ofMetrics({ matchLabels: metricsNamespaceLabels }), egress });
  expect(policyOf({ networkPolicy: { enabled: false } })).toBeUndefined();
});

test('its port is the one that is probed and scraped, on the address of its Pod, which is known by then', () => {
  const [container] = podOf().containers;
  expect(valueOf('CECOCHAT_ADMIN_LISTEN')).toBe('$(POD_IP):9090');
  const names = environmentOf().map(({ name }) => name);
  expect(names.indexOf('POD_IP')).toBeLessThan(names.indexOf('CECOCHAT_ADMIN_LISTEN'));
  expect(container.ports).toEqual([{ name: 'admin', containerPort: 9090 }]);
  expect([container.livenessProbe.httpGet, container.readinessProbe.httpGet]).toEqual([{ path: '/healthz', port: 'admin' }, { path: '/readyz', port: 'admin' }]);
  expect(find('Service', 'cecochat-operator-metrics').spec).toMatchObject({ ports: [{ port: 9090, targetPort: 'admin' }] });
});

test('everything that looks for its Pods finds them, whatever their version', () => {
  const { labels } = deploymentOf({ image: { tag: '2.0.0' } }).spec.template.metadata;
  const selectors = [
    deploymentOf().spec.selector.matchLabels,
    find('Service', 'cecochat-operator-metrics').spec.selector,
    find('PodDisruptionBudget', 'cecochat-operator').spec.selector.matchLabels,
    podOf().topologySpreadConstraints[0].labelSelector.matchLabels,
  ];
  expect(labels).toMatchObject({ 'app.kubernetes.io/version': '2.0.0' });
  for (const selector of selectors) {
    expect(labels).toMatchObject(selector);
    expect(Object.keys(selector).length).toBeGreaterThan(0);
  }
});

test.each<[string, InstallOptions, (options: InstallOptions) => unknown, unknown, unknown]>([
  ['namespace', { namespace: 'ours' }, (options) => [...new Set(manifestsOf(options).flatMap(({ metadata }) => metadata.namespace ?? []))], ['cecochat-system'], ['ours']],
  ['image.registry', { image: { registry: 'registry.test/chat' } }, (options) => podOf(options).containers[0].image, 'cecochat/operator:0.1.0', 'registry.test/chat/operator:0.1.0'],
  ['image.tag', { image: { tag: '2.0.0' } }, (options) => podOf(options).containers[0].image, 'cecochat/operator:0.1.0', 'cecochat/operator:2.0.0'],
  ['image.pullPolicy', { image: { pullPolicy: 'Never' } }, (options) => podOf(options).containers[0].imagePullPolicy, 'IfNotPresent', 'Never'],
  ['image.pullSecrets', { image: { pullSecrets: [{ name: 'key' }] } }, (options) => podOf(options).imagePullSecrets, undefined, [{ name: 'key' }]],
  ['replicas', { replicas: 3 }, (options) => deploymentOf(options).spec.replicas, 2, 3],
  ['logLevel', { logLevel: 'debug' }, (options) => valueOf('CECOCHAT_LOG_LEVEL', options), 'info', 'debug'],
  ['resources', { resources: { requests: { cpu: 1 } } }, (options) => podOf(options).containers[0].resources,
    { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '192Mi' } }, { requests: { cpu: 1 }, limits: { memory: '192Mi' } }],
  ['priorityClassName', { priorityClassName: 'high' }, (options) => podOf(options).priorityClassName, undefined, 'high'],
  ['nodeSelector', { nodeSelector: { a: 'b' } }, (options) => podOf(options).nodeSelector, undefined, { a: 'b' }],
  ['tolerations', { tolerations: [{ operator: 'Exists' }] }, (options) => podOf(options).tolerations, undefined, [{ operator: 'Exists' }]],
  ['affinity', { affinity: { nodeAffinity: {} } }, (options) => podOf(options).affinity, undefined, { nodeAffinity: {} }],
  ['podLabels', { podLabels: { a: 'b' } }, (options) => deploymentOf(options).spec.template.metadata.labels.a, undefined, 'b'],
  ['podAnnotations', { podAnnotations: { a: 'b' } }, (options) => deploymentOf(options).spec.template.metadata.annotations, undefined, { a: 'b' }],
])('%s is what the options say', (_, options, look, byDefault, given) => {
  expect([look({}), look(options)]).toEqual([byDefault, given]);
});

test('options that make no sense are refused, each by its name', () => {
  const wrong: InstallOptions = { namespace: 'No', replicas: 0, namespaces: ['a', 'a'], resources: { requests: { cpu: 'much' } }, podLabels: { 'app.kubernetes.io/name': 'mine' } };
  expect(() => buildInstall(definition, wrong)).toThrow(
    /^replicas .*\nnamespaces must name each once\nresources\.requests\.cpu must be a quantity such as 100m or 192Mi\npodLabels must leave app\.kubernetes\.io\/name, .* as they are\nnamespace must be .*$/,
  );
  expect(() => buildInstall(definition, { nmespace: 'a' } as InstallOptions)).toThrow('nmespace');
});

test('the console is off, and nothing leads to it, unless it is asked for', () => {
  expect(valueOf('CECOCHAT_CONSOLE_LISTEN')).toBe('');
  expect(manifestsOf().filter(({ metadata }) => metadata.name.includes('console'))).toEqual([]);
  const callers = { console: { namespaceLabels: { name: 'ingress' } } };
  expect(manifestsOf(callers).filter(({ metadata }) => metadata.name.includes('console'))).toEqual([]);
});

test('with the console there is a Service, and operators and Pods of the named namespaces alone reach its port', () => {
  const asked = { console: { enabled: true, namespaceLabels: { name: 'ingress' } } };
  const port = Number(valueOf('CECOCHAT_CONSOLE_LISTEN', asked)?.split(':').at(-1));
  expect(find('Service', 'cecochat-operator-console', asked).spec).toMatchObject({ ports: [{ port: 80, targetPort: port }], selector: { 'app.kubernetes.io/component': 'operator' } });
  const policyOf = (options?: InstallOptions) => find('NetworkPolicy', 'cecochat-operator-console', options)?.spec;
  const { podSelector } = policyOf(asked);
  const ports = [{ port, protocol: 'TCP' }];
  const named = { namespaceSelector: { matchExpressions: [], matchLabels: { name: 'ingress' } } };
  expect(policyOf(asked)).toEqual({ podSelector, policyTypes: ['Ingress'], ingress: [{ ports, from: [{ podSelector }, named] }] });
  expect(deploymentOf().spec.template.metadata.labels).toMatchObject(podSelector.matchLabels);
  expect(policyOf({ console: { enabled: true } }).ingress).toEqual([{ ports, from: [{ podSelector }] }]);
  expect(find('NetworkPolicy', 'cecochat-operator', asked)).toEqual(find('NetworkPolicy', 'cecochat-operator'));
});

test('without NetworkPolicies the console has none, which would close the port of metrics', () => {
  const options = { console: { enabled: true }, networkPolicy: { enabled: false } };
  expect(manifestsOf(options).filter(({ kind }) => kind === 'NetworkPolicy')).toEqual([]);
  expect(find('Service', 'cecochat-operator-console', options)).toBeDefined();
});
