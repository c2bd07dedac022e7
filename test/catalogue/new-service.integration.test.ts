import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePortBase } from '../support/free-ports.ts';
import { eventually } from '../support/eventually.ts';
import { CopiedTree } from './copied-tree.ts';
import type { Outputs } from './derive-outputs.ts';

const writers = ['operator/manifest/crd/write-crd.ts', 'charts/main.ts', 'test/docs/write-tables.ts'];
const written = [
  'crds/chatclusters.cecochat.dev.yaml', 'charts/cecochat/templates/chatclusters.yaml', 'charts/dist/install.yaml', 'charts/dist/monitoring.yaml',
  'docs/architecture.md', 'docs/configuration.md', 'docs/kubernetes.md', 'docs/running.md',
] as const;

let tree: CopiedTree;
let base = 0;
let before: Derived;
let added: Derived;
let removed: Derived;

type Derived = Outputs & { readonly files: Readonly<Record<(typeof written)[number], string>> };

/** Everything that derives from the catalogue of the tree: in memory, and what its generators write. */
async function derive(): Promise<Derived> {
  const outputs = JSON.parse(await tree.node('test/catalogue/derive-outputs.ts', String(base))) as Outputs;
  for (const writer of writers) await tree.node(writer);
  const files = Object.fromEntries(await Promise.all(written.map(async (path) => [path, await tree.read(path)] as const))) as Derived['files'];
  return { ...outputs, files };
}

beforeAll(async () => {
  [tree, base] = [await CopiedTree.make(), await freePortBase()];
  before = await derive();
  await tree.addService();
  added = await derive();
  await tree.removeService();
  removed = await derive();
});
afterAll(() => tree.remove());

/** The lines of a file that the service adds. */
const newLines = (path: keyof Derived['files']) => {
  const known = new Set(before.files[path].split('\n'));
  return added.files[path].split('\n').filter((line) => !known.has(line));
};

test('an entry and a folder make a program and an image', () => {
  expect(added.programs).toEqual({ ...before.programs, greetings: 'services/greetings/main.ts' });
  expect(added.images).toEqual({ ...before.images, greetings: { description: 'Greets whoever asks', module: 'services/greetings/main.ts', isStore: false } });
});

test('the manifest has a field for it with defaults, in the definition of ChatCluster and in the charts', () => {
  for (const path of ['crds/chatclusters.cecochat.dev.yaml', 'charts/cecochat/templates/chatclusters.yaml', 'charts/dist/install.yaml'] as const) {
    expect(added.files[path]).toMatch(/\n +greetings:\n(?: .*\n)*? +replicas:\n(?: +type: integer\n)? +description: .processes; left out: 2 in a cluster, 1 on one machine/);
    expect(before.files[path]).not.toContain('greetings');
  }
  expect(added.files['docs/configuration.md']).toContain('| `spec.greetings` | greets users | as `spec.connect` |');
});

test('the operator makes the objects for it', () => {
  const own = added.objects.filter(({ metadata }) => metadata.labels['app.kubernetes.io/component'] === 'greetings');
  expect(own.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'NetworkPolicy sample-greetings', 'Service sample-greetings', 'PodDisruptionBudget sample-greetings', 'Deployment sample-greetings',
  ]);
  const [policy, service, , deployment] = own;
  expect(policy).toMatchObject({ spec: { ingress: [{ ports: [{ port: 8080, protocol: 'TCP' }] }, { from: [{ namespaceSelector: {} }], ports: [{ port: 9090, protocol: 'TCP' }] }] } });
  expect(service).toMatchObject({ spec: { type: 'ClusterIP', ports: [{ name: 'http', port: 8080 }] } });
  expect(deployment).toMatchObject({
    spec: {
      replicas: 2,
      template: {
        spec: {
          containers: [{
            image: 'cecochat/greetings:1.2.3',
            env: expect.arrayContaining([
              { name: 'CECOCHAT_HTTP_LISTEN', value: '$(POD_IP):8080' }, { name: 'CECOCHAT_REDIS_URL', value: 'redis://redis:6379' },
              { name: 'CECOCHAT_TOKEN_KEYS', value: 'https://login/keys' },
            ]),
            resources: { requests: { cpu: '40m', memory: '96Mi' } },
            readinessProbe: { httpGet: { path: '/readyz', port: 9090 } },
          }],
        },
      },
    },
  });
  expect(JSON.stringify(deployment)).not.toContain('CECOCHAT_KAFKA');
  expect(added.objects.filter((each) => !own.includes(each))).toEqual(before.objects);
});

test('Prometheus asks its pods, as it asks those of all services, and the alert of an absent service names it', () => {
  const pod = added.objects.find(({ metadata: { name }, kind }) => kind === 'Deployment' && name === 'sample-greetings') as unknown as {
    readonly spec: { readonly template: { readonly metadata: { readonly labels: object }; readonly spec: { readonly containers: readonly { readonly name: string; readonly ports: readonly { readonly name: string }[] }[] } } };
  };
  const [, monitor = ''] = /name: cecochat-platforms\n([^]*?)\n---/.exec(added.files['charts/dist/monitoring.yaml']) ?? [];
  const selected = Object.fromEntries([...monitor.matchAll(/(app\.kubernetes\.io\/(?:name|managed-by)): (\S+)/g)].map(([, label = '', value]) => [label, value]));
  expect(Object.keys(selected)).toHaveLength(2);
  expect(pod.spec.template.metadata.labels).toMatchObject(selected);
  expect(monitor).toContain('port: admin');
  const [container] = pod.spec.template.spec.containers;
  expect(container?.ports.map(({ name }) => name)).toContain('admin');
  expect(container?.name).toBe('greetings');
  expect(added.files['charts/dist/monitoring.yaml']).toContain('sum by (namespace, chatcluster, container) (up{chatcluster!=""}) == 0');
});

test('the documents describe it', () => {
  expect(added.files['docs/configuration.md']).toMatch(/### greetings\n\nGreets whoever asks\.\n\n(?:\|.*\n)*\| `CECOCHAT_GREETING` \| what it says \|/);
  expect(newLines('docs/architecture.md')).toEqual(['| `greetings` | equal processes, a Deployment in a cluster | redis | HTTP | 40m, 96Mi |']);
  expect(newLines('docs/running.md')).toEqual(expect.arrayContaining([
    '| 24010 .. 24012 | greetings, HTTP |', '| greetings | `cecochat_greetings_said_total` | counter |  | Greetings |',
  ]));
  expect(newLines('docs/kubernetes.md').join('\n')).toContain('`sample-greetings`');
});

test('make run starts its processes, which serve, and drain when they are asked to stop', async () => {
  expect(added.started.filter(({ kind }) => kind === ('greetings' as string)).map(({ name }) => name)).toEqual(['greetings-0']);
  const plan = added.processes.find(({ name }) => name === 'greetings-0');
  if (plan === undefined) throw new Error('there is no greetings-0');
  expect([plan.address, plan.admin]).toEqual([`127.0.0.1:${base + 10}`, `127.0.0.1:${base + 13}`]);
  await tree.addService();
  const { command, args, env } = plan.command;
  const child = spawn(command, args, { env: { ...process.env, ...env, CECOCHAT_PROGRAMS: '' }, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await eventually(async () => expect((await fetch(`http://${plan.admin}/readyz`)).status).toBe(200), 30_000);
    expect(await (await fetch(`http://${plan.address}/`)).text()).toBe('hello');
    expect(await (await fetch(`http://${plan.admin}/metrics`)).text()).toContain('cecochat_greetings_said_total{service="greetings"} 1');
    child.kill('SIGTERM');
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(0);
  } finally {
    child.kill('SIGKILL');
    await tree.removeService();
  }
});

test('without its entry and folder everything is as before', () => {
  expect(removed).toEqual(before);
  expect(JSON.stringify(removed)).not.toContain('greetings');
});
