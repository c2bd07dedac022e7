import { isRefusal, type KubernetesApi } from '@cecochat/kubernetes';
import type { Condition, Note } from '../../decide/index.ts';
import { ForeignObject, type ChildKeeper, type ChildView } from '../children/index.ts';
import { setupStateOf, type Child, type ClusterRef, type SetupState } from '../objects/index.ts';
import { resourceOf, type Caches } from './caches.ts';
import { describeRollouts } from './rollouts.ts';

export interface ChildrenParts {
  readonly cluster: ClusterRef;
  /** In the order in which they are applied. */
  readonly wanted: readonly Child[];
  /** Messaging servers that should run, by name. */
  readonly servers: readonly string[];
  readonly keeper: ChildKeeper;
  readonly caches: Caches;
  readonly api: KubernetesApi;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

export interface ChildrenOutcome {
  /** Topics and tables are there, as far as this version needs them. */
  readonly isPrepared: boolean;
  readonly conditions: readonly Condition[];
  readonly notes: readonly Note[];
}

/** A failed Job is created again after this. */
const retryMs = 30_000;

/** Applies the desired objects of a ChatCluster, and removes those that are not wanted any more. */
export async function keepChildren(parts: ChildrenParts): Promise<ChildrenOutcome> {
  const { cluster, wanted, keeper } = parts;
  const foreign: string[] = [];
  const refused: string[] = [];
  let setup: SetupState = { kind: 'running' };
  for (const child of wanted) {
    // Deployments wait until set-up is done, so that programs find what they need.
    if (child.kind === 'Deployment' && setup.kind !== 'done') continue;
    try {
      await keeper.ensure(child, cluster);
    } catch (error) {
      if (error instanceof ForeignObject) foreign.push(error.message);
      else if (isRefusal(error)) refused.push(`${child.kind} ${child.metadata.name}: ${error.message}`);
      else throw error;
    }
    if (child.kind === 'Job') setup = await followSetup(parts, child);
  }
  await prune(parts);
  const rollouts = setup.kind === 'done' ? describeRollouts(deploymentsIn(parts)) : [];
  const conditions = [
    ...describeSetup(setup, setupTroubles(parts)),
    ...rollouts,
    ...describeRefused(refused),
    ...describeForeign(foreign),
  ];
  return { isPrepared: setup.kind === 'done', conditions, notes: notesOf(setup, foreign) };
}

function deploymentsIn({ wanted, keeper }: ChildrenParts) {
  const deployments = wanted.filter(
    (child): child is Child & { readonly spec: { readonly replicas: number } } => child.kind === 'Deployment',
  );
  return deployments.map((child) => ({
    name: child.metadata.name, replicas: child.spec.replicas, present: keeper.present(child),
  }));
}

async function followSetup({ keeper, api, clock }: ChildrenParts, job: Child): Promise<SetupState> {
  const present = keeper.present(job);
  // Checked by the API server; the view keeps it as it came.
  const status = present?.status as
    | (Parameters<typeof setupStateOf>[0] & {
        readonly conditions?: readonly { readonly type: string; readonly lastTransitionTime?: string }[];
      })
    | undefined;
  const state = setupStateOf(status);
  const failedAt = status?.conditions?.find(({ type }) => type === 'Failed')?.lastTransitionTime;
  if (present !== undefined && state.kind === 'failed' && clock() - Date.parse(String(failedAt)) > retryMs)
    await remove(api, 'Job', present);
  return state;
}

/**
 * Removes objects that the ChatCluster owns and no longer wants; the own Service of a leaving server goes with its pod.
 */
async function prune({ cluster, wanted, servers, caches, api }: ChildrenParts): Promise<void> {
  const { namespace, name, uid } = cluster;
  const members = new Set(servers);
  const leaving = new Set(
    caches
      .pods(namespace, name)
      .map(({ server }) => server)
      .filter((server) => !members.has(server)),
  );
  for (const kind of ['Job', 'Service', 'PodDisruptionBudget', 'NetworkPolicy', 'Deployment']) {
    const names = new Set(wanted.filter((child) => child.kind === kind).map(({ metadata }) => metadata.name));
    for (const child of caches.children(kind, namespace, name)) {
      const isWanted = names.has(child.name) || (child.server !== undefined && leaving.has(child.server));
      if (!isWanted && child.ownerUid === uid) await remove(api, kind, child);
    }
  }
}

const remove = (api: KubernetesApi, kind: string, { namespace, name, uid }: ChildView): Promise<void> =>
  api.remove(resourceOf(kind), { namespace, name }, { uid, propagationPolicy: 'Background' });

/** Why attempts of the set-up Job fail, or its pod does not run. */
function setupTroubles({ cluster, caches }: ChildrenParts): string {
  const pods = caches.allPods(cluster.namespace, cluster.name).filter(({ component }) => component === 'setup');
  return [...new Set(pods.flatMap(({ trouble }) => (trouble === undefined ? [] : [trouble.message])))].join('; ');
}

function describeSetup(setup: SetupState, troubles: string): Condition[] {
  const notReady = (reason: string, message: string): Condition[] => [
    { type: 'DependenciesReady', status: false, reason, message },
  ];
  if (setup.kind === 'done') return [];
  if (setup.kind === 'failed')
    return notReady('SetupFailed', `topics and tables could not be prepared: ${troubles || setup.reason}`);
  return troubles === ''
    ? notReady('Preparing', 'topics and tables are being prepared')
    : notReady('SetupFailing', `topics and tables cannot be prepared yet: ${troubles}`);
}

function describeRefused(refused: readonly string[]): Condition[] {
  return refused.length === 0
    ? []
    : [{ type: 'Degraded', status: true, reason: 'ObjectsRefused', message: refused.join('; ') }];
}

function describeForeign(foreign: readonly string[]): Condition[] {
  return foreign.length === 0
    ? []
    : [{ type: 'Degraded', status: true, reason: 'ObjectsOfOthers', message: foreign.join('; ') }];
}

function notesOf(setup: SetupState, foreign: readonly string[]): Note[] {
  const failed: Note[] =
    setup.kind === 'failed' ? [{ level: 'warning', reason: 'SetupFailed', message: setup.reason }] : [];
  return [...failed, ...foreign.map((message): Note => ({ level: 'warning', reason: 'ObjectsOfOthers', message }))];
}
