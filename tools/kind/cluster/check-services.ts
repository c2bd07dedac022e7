import { setTimeout as sleep } from 'node:timers/promises';
import { KindError } from '../kind-error.ts';
import type { Cluster } from './cluster.ts';
import { decideKubeProxy } from './decide-health.ts';

const [deadlineMs, pollMs] = [60_000, 500];

/**
 * Throws a KindError when the kube-proxy of a node could not write its rules, or when something else than the API server and
 * CoreDNS answers under the addresses of their Services.
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
  const onNode = ['--namespace', 'kube-system', '--selector', 'k8s-app=kube-proxy', '--field-selector', `spec.nodeName=${node}`];
  const pods = (await cluster.kubectl(['get', 'pods', ...onNode, '--output', 'name'])).trim().split('\n');
  const log = pods[0] === '' ? '' : await cluster.kubectl(['logs', '--namespace', 'kube-system', pods[0] ?? '', '--tail=-1']).catch(() => '');
  const metrics = await fetchOn(cluster, node, ['http://127.0.0.1:10249/metrics']);
  const rules = decideKubeProxy({ log, metrics });
  if (rules !== undefined) return { line: `kube-proxy: ${rules}`, lasting: /iptables-restore/.test(rules) };
  for (const { service, port, args, path, says } of answering) {
    const address = (await cluster.kubectl(['get', 'service', '--namespace', service[0], service[1], '--output', 'jsonpath={.spec.clusterIP}'])).trim();
    const answer = await fetchOn(cluster, node, [...args, `${path.scheme}://${address}:${port}${path.rest}`]);
    if (!answer.includes(says)) return { line: `what answers at ${address}:${port} is not ${service[1]}`, lasting: false };
  }
  return undefined;
}

/** Who has to answer, and how it is known that it is they: the API server by a certificate of this cluster, CoreDNS by what it counts. */
const answering = [
  { service: ['default', 'kubernetes'], port: 443, args: ['--cacert', '/etc/kubernetes/pki/ca.crt'], path: { scheme: 'https', rest: '/version' }, says: 'gitVersion' },
  { service: ['kube-system', 'kube-dns'], port: 9153, args: [], path: { scheme: 'http', rest: '/metrics' }, says: 'coredns_build_info' },
] as const;

/** What an address answers to a node; nothing when it does not. */
const fetchOn = (cluster: Pick<Cluster, 'execute'>, node: string, args: readonly string[]): Promise<string> =>
  cluster.execute(node, ['curl', '--silent', '--max-time', '5', ...args]).catch(() => '');
