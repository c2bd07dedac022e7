import { buildChildren, buildServerService, podNameOf, routingNameOf, specsNameOf, type Child, type Cluster } from '../../operator/kubernetes/objects/index.ts';
import { readClusterSpec, revisionAnnotation, revisionOf, versionIn } from '../../operator/kubernetes/specs/index.ts';
import { addressOfObject, applyTo, saysTheSame, type MemoryObject, type MemoryObjects } from '../support/kubernetes/memory/index.ts';
import { parseCommit } from './commit-watch.ts';

interface SeenStatus {
  readonly observedGeneration?: number;
  readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason: string }[];
  readonly servers?: { readonly wanted: number; readonly healthy: number };
}

export const statusOf = (cluster: MemoryObject): SeenStatus => (cluster.status ?? {}) as SeenStatus;

export const conditionOf = (cluster: MemoryObject, type: string): string | undefined => statusOf(cluster).conditions?.find((each) => each.type === type)?.status;

/** Whether the operator reports that everything is as in the manifest. */
export function isSettled(object: MemoryObject | undefined): boolean {
  if (object === undefined) return false;
  const holds = { Ready: 'True', Progressing: 'False', DependenciesReady: 'True' };
  const { observedGeneration, servers } = statusOf(object);
  return observedGeneration === object.metadata.generation && servers?.wanted === servers?.healthy
    && Object.entries(holds).every(([type, status]) => conditionOf(object, type) === status);
}

function servableOf(object: MemoryObject): Cluster {
  const reading = readClusterSpec(object);
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.refusals));
  const { name, namespace, uid = '' } = object.metadata;
  return { name, namespace, uid, spec: reading.spec };
}

/** Differences between the objects that exist and those of the manifest; empty when there are none. */
export function findDifferences(objects: MemoryObjects, object: MemoryObject): string[] {
  const cluster = servableOf(object);
  const { messaging } = cluster.spec;
  const count = messaging.replicas + messaging.standby;
  const routing = objects.get('ConfigMap', cluster.namespace, routingNameOf(cluster));
  const { owners, members } = parseCommit(routing?.['data']);
  const servers = members.map(({ name }) => name);
  const wanted: Child[] = [
    ...buildChildren(cluster, { version: versionIn(cluster.spec), servers: count }),
    ...servers.map((server) => buildServerService(cluster, server)).filter((service) => service !== undefined),
  ];
  const expected = new Set([
    ...wanted.map((child) => addressOfObject(child)),
    ...[routingNameOf(cluster), specsNameOf(cluster)].map((name) => `ConfigMap ${cluster.namespace}/${name}`),
    ...servers.map((server) => `Pod ${cluster.namespace}/${podNameOf(cluster, server)}`),
  ]);
  const present = new Map(objects.list().filter(({ kind = '' }) => !['ChatCluster', 'Secret'].includes(kind)).map((each) => [addressOfObject(each), each]));
  const revision = revisionOf(cluster, cluster.spec);
  return [
    ...(servers.length === count ? [] : [`${servers.length} servers instead of ${count}`]),
    ...[...expected].filter((address) => !present.has(address)).map((address) => `${address} is missing`),
    ...[...present.keys()].filter((address) => !expected.has(address)).map((address) => `${address} is left over`),
    ...[...present.values()].filter(({ metadata }) => metadata.ownerReferences?.[0]?.uid !== cluster.uid).map((each) => `${addressOfObject(each)} is not the ChatCluster's`),
    ...wanted.filter((child) => !isAsWanted(present.get(addressOfObject(child)), child)).map((child) => `${addressOfObject(child)} is not as it should be`),
    ...objects.list('Pod').filter(({ metadata }) => metadata.annotations?.[revisionAnnotation] !== revision).map((pod) => `${addressOfObject(pod)} is of another revision`),
    ...Object.keys(owners).filter((owner) => !servers.includes(owner)).map((owner) => `${owner} owns partitions, and is no member`),
  ];
}

/** Applying it again would change nothing. The API server sets a part of a Service: only its existence is checked. */
function isAsWanted(present: MemoryObject | undefined, child: Child): boolean {
  if (present === undefined || child.kind === 'Service') return present !== undefined;
  const wanted: MemoryObject = { ...child };
  return saysTheSame(applyTo(present, wanted, wanted), present);
}
