import type { Stage } from '../../../../client/drill/stage/index.ts';
import { numbersIn } from '../../../../client/machine/index.ts';
import type { ClusterPlatform, PodObject } from '../../../kubernetes/platform/index.ts';

/** A messaging server that something is done to. */
export interface Victim {
  readonly name: string;
  readonly address: string;
  readonly partitions: ReadonlySet<number>;
  readonly pod: PodObject;
}

/** Messaging pods by the name of their server. */
async function podsByServer(platform: ClusterPlatform): Promise<Map<string, PodObject>> {
  return new Map((await platform.pods()).map((pod) => [pod.metadata.labels['cecochat.dev/server'] ?? '', pod]));
}

/** The server that most devices are connected to, of those on these nodes; on any when none are given. */
export async function busiestServer({ machine }: Stage, platform: ClusterPlatform, nodes?: ReadonlySet<string>): Promise<Victim> {
  const [{ servers }, pods] = [await machine.status(), await podsByServer(platform)];
  const isThere = (name: string) => pods.has(name) && (nodes === undefined || nodes.has(pods.get(name)?.spec.nodeName ?? ''));
  const [busiest] = servers.filter(({ role, name }) => role === 'active' && isThere(name)).toSorted((a, b) => b.connections - a.connections);
  const pod = pods.get(busiest?.name ?? '');
  if (busiest === undefined || pod === undefined) throw new Error('no messaging server runs there');
  return { name: busiest.name, address: busiest.address, partitions: new Set(numbersIn(busiest.partitions)), pod };
}

/** Nodes that can be lost: they do not have every pod of connect, without which nobody is told where to go, nor every server. */
export async function nodesToLose(platform: ClusterPlatform): Promise<Set<string>> {
  await platform.kubectl('rollout', 'status', `deployment/${platform.name}-connect`, '--timeout=60s');
  const nodesOf = async (component: string) => (await platform.pods(component)).filter(({ metadata }) => metadata.deletionTimestamp === undefined).map(({ spec }) => spec.nodeName ?? '');
  const [connect, messaging] = [await nodesOf('connect'), await nodesOf('messaging')];
  const hasAll = (nodes: readonly string[], node: string) => nodes.every((each) => each === node);
  return new Set(messaging.filter((node) => !hasAll(connect, node) && !hasAll(messaging, node)));
}
