import type { PodObject } from '../../../kubernetes/platform/index.ts';
import { eventually } from '../../../support/eventually.ts';
import { operatorNamespace, type ClusterStage } from './stage.ts';

const [readyDeadlineMs, mostDeletions] = [90_000, 8];

/** Pods of a kind: a namespace and what kubectl selects them by. */
interface Kind {
  readonly namespace: string;
  readonly selector: string;
}

interface Placed {
  readonly pod: string;
  readonly node: string;
  readonly isReady: boolean;
}

const operators: Kind = { namespace: operatorNamespace, selector: 'app.kubernetes.io/component=operator' };

/** Sees to it that no node has all pods of something that devices or the platform need, by deleting pods, one at a time, until it is so. */
export async function spreadPlatform(stage: ClusterStage): Promise<void> {
  const { namespace, name } = stage.platform;
  for (const component of ['messaging', 'connect', 'history']) {
    await spread(stage, { namespace, selector: `app.kubernetes.io/instance=${name},app.kubernetes.io/component=${component}` });
  }
  await spread(stage, operators);
}

/** Makes an operator lead that runs on the node, while another one is elsewhere, by deleting the one that leads until it is so. */
export async function leadFrom(stage: ClusterStage, node: string): Promise<void> {
  for (let deletions = 0; deletions < mostDeletions; deletions++) {
    await spread(stage, operators);
    const leader = await stage.leader();
    if ((await placesOf(stage, operators)).some(({ pod, node: there }) => pod === leader && there === node)) return;
    await replace(stage, operators, leader);
    await eventually(async () => expect(await stage.leader()).not.toBe(leader), readyDeadlineMs);
  }
  throw new Error(`no operator on ${node} leads after ${mostDeletions} pods were deleted`);
}

/** Until they are on more than one node. */
async function spread(stage: ClusterStage, kind: Kind): Promise<void> {
  for (let deletions = 0; deletions < mostDeletions; deletions++) {
    const [first, ...others] = await placesOf(stage, kind);
    if (others.some(({ node }) => node !== first?.node)) return;
    if (others.length === 0 || first === undefined) throw new Error(`there is one pod of ${kind.selector}, or none`);
    await replace(stage, kind, first.pod);
  }
  throw new Error(`all pods of ${kind.selector} are on one node after ${mostDeletions} of them were deleted`);
}

/** Deletes a pod, and waits until as many are ready as before. */
async function replace(stage: ClusterStage, kind: Kind, pod: string): Promise<void> {
  const { length } = await placesOf(stage, kind);
  await stage.kubectl('-n', kind.namespace, 'delete', 'pod', pod);
  await eventually(async () => expect((await placesOf(stage, kind)).filter(({ isReady }) => isReady)).toHaveLength(length), readyDeadlineMs);
}

/** Where the pods are that are not about to go. */
async function placesOf(stage: ClusterStage, { namespace, selector }: Kind): Promise<Placed[]> {
  const { items } = JSON.parse(await stage.kubectl('-n', namespace, 'get', 'pods', '-l', selector, '-o', 'json')) as { readonly items: readonly PodObject[] };
  return items.filter(({ metadata }) => metadata.deletionTimestamp === undefined).map(({ metadata, spec, status }) => ({
    pod: metadata.name, node: spec.nodeName ?? '', isReady: status.conditions?.some(({ type, status: holds }) => type === 'Ready' && holds === 'True') === true,
  }));
}
