import { setTimeout as sleep } from 'node:timers/promises';
import { KindError } from '../kind-error.ts';
import type { Cluster } from './cluster.ts';
import { buildQuestion, decideKubeProxy, endsWithAddress } from './decide-health.ts';

const [deadlineMs, pollMs] = [60_000, 500];

/**
 * Throws a KindError when the kube-proxy of a node could not write its rules, or when something else than the API
 * server and CoreDNS answers under the addresses of their Services.
 */
export async function checkServices(cluster: Pick<Cluster, 'nodes' | 'kubectl' | 'execute'>): Promise<void> {
  const end = performance.now() + deadlineMs;
  for (const { name } of cluster.nodes) {
    let problem = await findProblem(cluster, name);
    while (problem !== undefined && !problem.lasting && performance.now() < end) {
      await sleep(pollMs);
      problem = await findProblem(cluster, name);
    }
    if (problem !== undefined) throw new KindError(`Services do not work on ${name}: ${problem.line}`);
  }
}

interface Problem {
  readonly line: string;
  /** Whether it makes no sense to look again. */
  readonly lasting: boolean;
}

async function findProblem(cluster: Pick<Cluster, 'kubectl' | 'execute'>, node: string): Promise<Problem | undefined> {
  const onNode = [
    '--namespace',
    'kube-system',
    '--selector',
    'k8s-app=kube-proxy',
    '--field-selector',
    `spec.nodeName=${node}`,
  ];
  const pods = (await cluster.kubectl(['get', 'pods', ...onNode, '--output', 'name'])).trim().split('\n');
  const log =
    pods[0] === ''
      ? ''
      : await cluster.kubectl(['logs', '--namespace', 'kube-system', pods[0] ?? '', '--tail=-1']).catch(() => '');
  const metrics = await fetchOn(cluster, node, ['http://127.0.0.1:10249/metrics']);
  const rules = decideKubeProxy({ log, metrics });
  if (rules !== undefined) return { line: `kube-proxy: ${rules}`, lasting: /iptables-restore/.test(rules) };
  const [apiServer, dns] = [
    await addressOf(cluster, 'default', 'kubernetes'),
    await addressOf(cluster, 'kube-system', 'kube-dns'),
  ];
  // The API server is known by a certificate of this cluster.
  const version = await fetchOn(cluster, node, [
    '--cacert',
    '/etc/kubernetes/pki/ca.crt',
    `https://${apiServer}/version`,
  ]);
  if (!version.includes('gitVersion'))
    return { line: `what answers at ${apiServer}:443 is not the API server`, lasting: false };
  if (!endsWithAddress(await askName(cluster, node, dns, 'kubernetes.default.svc.cluster.local'), apiServer))
    return { line: `${dns} does not know the names of Services`, lasting: false };
  return undefined;
}

const addressOf = async (cluster: Pick<Cluster, 'kubectl'>, namespace: string, service: string): Promise<string> =>
  (
    await cluster.kubectl([
      'get',
      'service',
      '--namespace',
      namespace,
      service,
      '--output',
      'jsonpath={.spec.clusterIP}',
    ])
  ).trim();

/** What a server of names answers to a node, in hexadecimal; nothing when it does not. */
function askName(cluster: Pick<Cluster, 'execute'>, node: string, server: string, name: string): Promise<string> {
  const question = [...buildQuestion(name)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  const script = `exec 3<>/dev/tcp/${server}/53 && printf '${question}' >&3 && dd bs=1024 count=1 <&3 | od -An -v -tx1`;
  return cluster.execute(node, ['timeout', '5', 'bash', '-c', script]).catch(() => '');
}

/** What an address answers to a node; nothing when it does not. */
const fetchOn = (cluster: Pick<Cluster, 'execute'>, node: string, args: readonly string[]): Promise<string> =>
  cluster.execute(node, ['curl', '--silent', '--max-time', '5', ...args]).catch(() => '');
