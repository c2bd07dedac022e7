import { specHashAnnotation } from '../../../operator/kubernetes/objects/index.ts';
import { readClusterSpec, revisionOf } from '../../../operator/kubernetes/specs/index.ts';
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
 * The objects of a ChatCluster. Its servers are named first, second, ...: which of them stays depends on which were
 * healthy when. Throws when an object has no owner, or when the published state is not the committed one.
 */
export async function describeWorld(platform: LightPlatform): Promise<World> {
  return rankServers(rankSetups(nameRevision(await look(platform), await revisionOfLatest(platform))));
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

/** Pure: the desired state in an object, with the same placeholders for names that differ by ChatCluster. */
function normalise({ metadata, status: _, ...rest }: LightObject & { readonly status?: unknown }, { namespace, name }: LightPlatform): unknown {
  const { labels, annotations, ownerReferences } = metadata;
  // Times and a history are in it; what counts of it is looked at by itself.
  const said = metadata.name === `${name}-routing` ? {} : rest;
  const text = JSON.stringify({ labels, annotations, ownerReferences, ...said });
  const alike = text.replaceAll(namespace, 'NAMESPACE').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UID');
  return JSON.parse(alike, (key, value: unknown) => {
    if (key === specHashAnnotation) return 'HASH'; // Of a spec with the namespace and the uid in it.
    return key === 'clusterIP' || key === 'clusterIPs' ? undefined : value;
  }) as unknown;
}

/** The revision of the latest spec, which depends on the namespace and the uid of the ChatCluster as well. */
async function revisionOfLatest({ server, path, name, namespace }: LightPlatform): Promise<string> {
  const object = await server.api.get<{ metadata: { uid: string } }>(path);
  const reading = readClusterSpec(object);
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.refusals));
  return revisionOf({ name, namespace, uid: object.metadata.uid }, reading.spec);
}

/** Pure: the same with a placeholder for that revision; others stay as they are, and so make a difference. */
const nameRevision = (world: World, revision: string): World => JSON.parse(JSON.stringify(world).replaceAll(revision, 'REVISION')) as World;

/** Pure: the same with the rank of each set-up Job in place of its hash. */
function rankSetups(world: World): World {
  const pattern = /(?<=-setup-)[0-9a-f]{8}\b/g;
  const text = JSON.stringify(world);
  const hashes = [...new Set(text.match(pattern))].sort();
  return JSON.parse(text.replaceAll(pattern, (hash) => String(hashes.indexOf(hash)))) as World;
}

/** Pure: the same with the rank of each server in place of its number. */
function rankServers(world: World): World {
  const numbers = Object.keys(world.members).map((name) => Number(/\d+$/.exec(name)?.[0])).sort((a, b) => a - b);
  const ranked = JSON.stringify(world).replaceAll(/messaging-(\d+)/g, (name, number: string) => (numbers.includes(Number(number)) ? `server-${numbers.indexOf(Number(number))}` : name));
  return JSON.parse(ranked) as World;
}
