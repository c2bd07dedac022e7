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

/** The server that most devices are connected to. */
export async function busiestServer({ machine }: Stage, platform: ClusterPlatform): Promise<Victim> {
  const [{ servers }, pods] = [await machine.status(), await podsByServer(platform)];
  const [busiest] = servers.filter(({ role, name }) => role === 'active' && pods.has(name)).toSorted((a, b) => b.connections - a.connections);
  const pod = pods.get(busiest?.name ?? '');
  if (busiest === undefined || pod === undefined) throw new Error('no messaging server runs');
  return { name: busiest.name, address: busiest.address, partitions: new Set(numbersIn(busiest.partitions)), pod };
}
