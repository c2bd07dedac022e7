import { isRefusal, type KubernetesApi } from '@cecochat/kubernetes';
import { z } from 'zod';
import type { Condition, Note, Committed } from '../../decide/index.ts';
import { ForeignObject, type ChildKeeper, type ChildView } from '../children/index.ts';
import {
  setupStateOf, buildChildren, buildServerService, type Child, type ClusterRef, type SetupState, type ServableSpec,
} from '../objects/index.ts';
import { versionIn, versionOfRevision } from '../specs/index.ts';
import { resourceOf, type Caches } from './caches.ts';

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

interface Basis {
  readonly spec: ServableSpec;
  readonly committed: Pick<Committed, 'members' | 'stableVersion'> | undefined;
  /** The spec that servers of a revision run by; undefined when it is not kept any more. */
  readonly specOf: (revision: string) => ServableSpec | undefined;
}

/** The desired objects of a ChatCluster: the identical array while its inputs are the same. */
export class WantedChildren {
  readonly #cluster: ClusterRef;
  #last: (Pick<Basis, 'spec' | 'committed'> & { readonly children: readonly Child[] }) | undefined;

  constructor(cluster: ClusterRef) {
    this.#cluster = cluster;
  }

  of(basis: Basis): readonly Child[] {
    const { spec, committed } = basis;
    if (this.#last?.spec !== spec || this.#last.committed !== committed)
      this.#last = { spec, committed, children: this.#build(basis) };
    return this.#last.children;
  }

  /**
   * The other services follow once every messaging server runs a version: a broken version never reaches them. A
   * server's own Service fits its pod, of whatever revision.
   */
  #build({ spec, committed, specOf }: Basis): Child[] {
    const version = committed === undefined ? versionIn(spec) : versionOfRevision(committed.stableVersion);
    const members = [...(committed?.members ?? [])];
    const services = members.flatMap(
      ([name, { version: revision }]) =>
        buildServerService({ ...this.#cluster, spec: specOf(revision) ?? spec }, name) ?? [],
    );
    return [...services, ...buildChildren({ ...this.#cluster, spec }, { version, servers: members.length })];
  }
}

const count = z.number().default(0);
const condition = z.object({ type: z.string(), status: z.string(), message: z.string().default('') });
const schema = z
  .object({
    observedGeneration: count,
    updatedReplicas: count,
    availableReplicas: count,
    replicas: count,
    conditions: z.array(condition).default([]),
  })
  .prefault({});

/**
 * Pure: what to report of Deployments that are not in their desired state yet. `present` is undefined for a missing
 * one.
 */
export function describeRollouts(
  deployments: readonly { readonly name: string; readonly replicas: number; readonly present: ChildView | undefined }[],
): Condition[] {
  const states = deployments.map(({ name, replicas, present }) => ({ name, ...stateOf(replicas, present) }));
  const namesOf = (some: typeof states) => some.map(({ name }) => name).join(', ');
  const [down, rolling] = [states.filter(({ isUp }) => !isUp), states.filter(({ isDone }) => !isDone)];
  const refused = states.flatMap(({ name, refusal }) => (refusal === undefined ? [] : [`${name}: ${refusal}`]));
  return [
    ...(refused.length === 0
      ? []
      : [{ type: 'Degraded', status: true, reason: 'PodsRefused', message: refused.join('; ') } as const]),
    ...(down.length === 0
      ? []
      : [
          {
            type: 'Ready',
            status: false,
            reason: 'ServicesUnavailable',
            message: `no pod is available of ${namesOf(down)}`,
          } as const,
        ]),
    ...(rolling.length === 0
      ? []
      : [{ type: 'Progressing', status: true, reason: 'RollingOut', message: namesOf(rolling) } as const]),
  ];
}

interface Rollout {
  readonly isUp: boolean;
  readonly isDone: boolean;
  /** Why the API server rejects its pods: a quota or a policy. */
  readonly refusal: string | undefined;
}

function stateOf(wanted: number, present: ChildView | undefined): Rollout {
  const { observedGeneration, updatedReplicas, availableReplicas, replicas, conditions } = schema.parse(
    present?.status,
  );
  const isSeen = present !== undefined && observedGeneration >= present.generation;
  const failure = conditions.find(({ type, status }) => type === 'ReplicaFailure' && status === 'True');
  return {
    isUp: availableReplicas > 0,
    isDone: isSeen && updatedReplicas === wanted && availableReplicas === wanted && replicas === wanted,
    // Every attempt has another pod name.
    refusal: failure?.message.replace(/^pods "[^"]*" is forbidden: /, ''),
  };
}
