import type { LightObject, LightPlatform } from './light-platform.ts';

const collections = [
  '/api/v1/*/serviceaccounts', '/api/v1/*/services', '/api/v1/*/configmaps', '/api/v1/*/pods', '/apis/apps/v1/*/deployments', '/apis/batch/v1/*/jobs',
  '/apis/policy/v1/*/poddisruptionbudgets', '/apis/networking.k8s.io/v1/*/networkpolicies',
];
/** Every namespace has them. */
const notOurs = new Set(['default', 'kube-root-ca.crt']);

export interface World {
  /** Everything there is, without what differs between two ChatClusters that are alike; by collection and name. */
  readonly objects: Readonly<Record<string, unknown>>;
  /** Of the ChatCluster, without times. */
  readonly status: object;
  /** Servers that are to run, and how many partitions each of them has. */
  readonly members: Readonly<Record<string, object>>;
}

/**
 * What there is of a ChatCluster; its servers are first, second, ..., as which of them stays depends on who was healthy when. Throws
 * when something of it has no owner, or when what is published is not what is committed.
 */
export async function describeWorld(platform: LightPlatform): Promise<World> {
  return rankServers(await look(platform));
}

async function look(platform: LightPlatform): Promise<World> {
  const { metadata, status } = await platform.resource();
  const objects: Record<string, unknown> = {};
  for (const collection of collections) {
    for (const object of await platform.list(collection.replace('*', `namespaces/${platform.namespace}`))) {
      if (notOurs.has(object.metadata.name)) continue;
      const owners = object.metadata.ownerReferences ?? [];
      if (!owners.some(({ uid, controller }) => uid === metadata.uid && controller === true)) throw new Error(`${collection} ${object.metadata.name} is an orphan`);
      objects[`${collection.split('/').at(-1)}/${object.metadata.name}`] = normalise(object, platform);
    }
  }
  await platform.requirePublished();
  const committed = await platform.committed();
  const owned = (server: string) => committed?.owners.filter((owner) => owner === server).length;
  const members = [...(committed?.members ?? [])].map(([name, { role, version }]) => [name, { role, version, partitions: owned(name) }] as const);
  return {
    objects,
    status: { conditions: (status?.conditions ?? []).map(({ type, status: holds, reason }) => `${type} ${holds} ${reason}`).sort(), servers: status?.servers, version: status?.version },
    members: Object.fromEntries(members.sort(([a], [b]) => a.localeCompare(b))),
  };
}

/** Pure: what somebody asked for, with the same words for what has another name in each ChatCluster. */
function normalise({ metadata, status: _, ...rest }: LightObject & { readonly status?: unknown }, { namespace, name }: LightPlatform): unknown {
  const { labels, annotations, ownerReferences } = metadata;
  // Times and a history are in it; what counts of it is looked at by itself.
  const said = metadata.name === `${name}-routing` ? {} : rest;
  const text = JSON.stringify({ labels, annotations, ownerReferences, ...said });
  const alike = text.replaceAll(namespace, 'NAMESPACE').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UID');
  return JSON.parse(alike, (key, value: unknown) => (key === 'clusterIP' || key === 'clusterIPs' ? undefined : value)) as unknown;
}

/** Pure: the same with the rank of each server in place of its number. */
function rankServers(world: World): World {
  const numbers = Object.keys(world.members).map((name) => Number(/\d+$/.exec(name)?.[0])).sort((a, b) => a - b);
  const ranked = JSON.stringify(world).replaceAll(/messaging-(\d+)/g, (name, number: string) => (numbers.includes(Number(number)) ? `server-${numbers.indexOf(Number(number))}` : name));
  return JSON.parse(ranked) as World;
}
