import { home, openCluster, type Cluster } from '../../../tools/kind/index.ts';
import { eventually } from '../../support/eventually.ts';
import { readSetting, sample, scenario } from './support/index.ts';

interface PodPlace {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly nodeName: string };
  readonly status: { readonly podIP: string };
}

const [forCallers, forMetrics] = [8080, 9090];
/** Of curl: a connection that gets no answer. */
const nobodyAnswers = /ended with exit code 28:/;

let cluster: Cluster;
let connect: PodPlace;
beforeAll(async () => {
  cluster = await openCluster({ name: readSetting().name, home });
  const pods = JSON.parse(await cluster.kubectl(['get', 'pods', '--namespace', sample.namespace, '--selector', 'app.kubernetes.io/component=connect', '--output', 'json'])) as { items: PodPlace[] };
  if (pods.items[0] === undefined) throw new Error('there is no Pod of connect');
  connect = pods.items[0];
});

/** What a node gets from a port of a Pod. */
const fetchFrom = (node: string, port: number) =>
  cluster.execute(node, ['curl', '--silent', '--show-error', '--max-time', '4', '--output', '/dev/null', '--write-out', '%{http_code}', `http://${connect.status.podIP}:${port}/`]);

/** The same for a Pod of another namespace. */
function fetchFromPod(port: number): Promise<string> {
  const program = `fetch('http://${connect.status.podIP}:${port}/', { signal: AbortSignal.timeout(4_000) }).then(({ status }) => console.log(status))`;
  return cluster.kubectl(['exec', '--namespace', 'cecochat-system', 'deployment/cecochat-operator', '--', 'node', '--eval', program]);
}

const another = () => cluster.nodes.find(({ name, role }) => name !== connect.spec.nodeName && role === 'worker')?.name ?? '';

scenario('a port for callers is open to everybody', async () => {
  expect(await fetchFrom(another(), forCallers)).toMatch(/^\d{3}$/);
  expect((await fetchFromPod(forCallers)).trim()).toMatch(/^\d{3}$/);
});

scenario('the port for metrics and probes is open to Pods of the cluster and the node of the Pod, and to nobody else', async () => {
  expect((await fetchFromPod(forMetrics)).trim()).toMatch(/^\d{3}$/);
  expect(await fetchFrom(connect.spec.nodeName, forMetrics)).toMatch(/^\d{3}$/);
  await eventually(() => expect(fetchFrom(another(), forMetrics)).rejects.toThrow(nobodyAnswers), 30_000);
});
