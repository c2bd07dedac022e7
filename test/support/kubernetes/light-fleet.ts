import { setTimeout as sleep } from 'node:timers/promises';
import type { V1Deployment, V1Job, V1Pod } from '@kubernetes/client-node';
import { BadValue, connectRedis, readRouting, removeReport, routingKeys, sameRouting, writeReport, type Routing } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { silentLogger } from '../silent-logger.ts';
import { isRefusal, type ApiClient } from './api-client.ts';
import { GarbageCollector, isBeingDeleted, Namespaces } from './controllers/index.ts';
import { KeyQueue } from './key-queue.ts';
import { LightServer } from './light-server.ts';
import { keyOf, LiveObjects } from './live-objects.ts';
import type { TestApiServer } from './test-api-server.ts';

export interface LightFleetOptions {
  /** Every server reports at least this often, in milliseconds. */
  readonly reportMs?: number;
}

const lookMs = 50;
const nodeName = 'light-node';
/** Addresses of pods repeat after so many. */
const addressCount = 16_000;
/** What messaging servers are given to hand over, of their settings. */
const handoverMs = 240_000;

/** The servers that follow one Redis. */
interface Platform {
  readonly redis: Redis;
  readonly servers: Map<string, LightServer>;
  routing: Routing | undefined;
}

/**
 * Stands in for the parts of a cluster on which the operator of a ChatCluster depends, without any process: messaging
 * pods run at once, on no node, follow the published routing by the state machine of the real servers and report to
 * Redis; Jobs are done at once; Deployments are rolled out at once, without pods. Objects without an owner are
 * collected. Pods are named `namespace/name` here.
 */
export class LightFleet {
  /** Proof of operators that overlap: one epoch with two meanings, or a routing that cannot be read. */
  readonly violations: string[] = [];
  readonly #server: TestApiServer;
  readonly #api: ApiClient;
  readonly #reportMs: number;
  readonly #pods: LiveObjects<V1Pod>;
  readonly #jobs: LiveObjects<V1Job>;
  readonly #deployments: LiveObjects<V1Deployment>;
  readonly #podQueue = new KeyQueue('light pod', (key) => this.#keepPod(key));
  readonly #jobQueue = new KeyQueue('light job', (key) => this.#keepJob(key));
  readonly #deploymentQueue = new KeyQueue('light deployment', (key) => this.#keepDeployment(key));
  readonly #rest: readonly { start(): Promise<void>; stop(): Promise<void> }[];
  /** By the uid of the pod. */
  readonly #running = new Map<string, { readonly pod: V1Pod; readonly server: LightServer; readonly platform: Platform }>();
  readonly #muted = new Set<string>();
  /** By the URL of Redis. */
  readonly #platforms = new Map<string, Platform>();
  readonly #stopping = new AbortController();
  #podCount = 0;
  #looking: Promise<void> | undefined;

  private constructor(server: TestApiServer, api: ApiClient, { reportMs = 300 }: LightFleetOptions) {
    this.#server = server;
    this.#api = api;
    this.#reportMs = reportMs;
    const messaging = 'app.kubernetes.io/component=messaging,app.kubernetes.io/managed-by=cecochat-operator';
    const add = (pod: V1Pod) => this.#podQueue.add(keyOf(pod));
    this.#pods = new LiveObjects(api, '/api/v1/pods', { put: add, gone: add }, messaging);
    this.#jobs = new LiveObjects(api, '/apis/batch/v1/jobs', { put: (job) => this.#jobQueue.add(keyOf(job)) });
    this.#deployments = new LiveObjects(api, '/apis/apps/v1/deployments', { put: (deployment) => this.#deploymentQueue.add(keyOf(deployment)) });
    this.#rest = [new GarbageCollector(api), new Namespaces(api)];
  }

  static async start(server: TestApiServer, options: LightFleetOptions = {}): Promise<LightFleet> {
    const fleet = new LightFleet(server, await server.clientOf('light-fleet', ['system:masters']), options);
    await Promise.all([...fleet.#rest, fleet.#jobs, fleet.#deployments, fleet.#pods].map((each) => each.start()));
    fleet.#looking = fleet.#look();
    return fleet;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([this.#pods, this.#jobs, this.#deployments, this.#podQueue, this.#jobQueue, this.#deploymentQueue, ...this.#rest].map((each) => each.stop()));
    await this.#looking;
    for (const { redis } of this.#platforms.values()) redis.disconnect();
    this.#api.close();
  }

  /** Throws unless a server runs in the pod. */
  serverOf(pod: string): LightServer {
    const found = [...this.#running.values()].find((each) => keyOf(each.pod) === pod);
    if (found === undefined) throw new Error(`no server runs in ${pod}`);
    return found.server;
  }

  /** Its process dies, and is started again by its kubelet. */
  async restart(pod: string): Promise<void> {
    this.serverOf(pod).restart(performance.now());
    const found = this.#pods.get(pod);
    if (found === undefined) return;
    const [status] = found.status?.containerStatuses ?? [];
    await this.#api.patch(`${pathOf(found)}/status`, { status: { containerStatuses: [{ ...status, restartCount: (status?.restartCount ?? 0) + 1 }] } }, 'strategic-merge');
  }

  /** It runs and does nothing any more, until `unmute`. */
  mute(pod: string): void {
    this.#muted.add(pod);
  }

  unmute(pod: string): void {
    this.#muted.delete(pod);
  }

  async #keepPod(key: string): Promise<void> {
    const pod = this.#pods.get(key);
    for (const [uid, running] of this.#running) if (keyOf(running.pod) === key && pod?.metadata?.uid !== uid) this.#forget(uid);
    if (pod === undefined) return;
    const uid = pod.metadata?.uid ?? '';
    const running = this.#running.get(uid);
    if (isBeingDeleted(pod)) {
      if (running === undefined) await this.#remove(pod);
      else running.server.leave(performance.now(), handoverMs);
    } else if (pod.spec?.nodeName === undefined) await this.#bind(pod);
    else if (running === undefined) await this.#run(pod, uid);
  }

  async #bind(pod: V1Pod): Promise<void> {
    const binding = { apiVersion: 'v1', kind: 'Binding', metadata: { name: pod.metadata?.name, uid: pod.metadata?.uid }, target: { apiVersion: 'v1', kind: 'Node', name: nodeName } };
    await this.#api.create(`${pathOf(pod)}/binding`, binding);
  }

  async #run(pod: V1Pod, uid: string): Promise<void> {
    const podIP = pod.status?.podIP ?? this.#server.network.pod(this.#podCount++ % addressCount);
    const platform = this.#platformOf(pod);
    const server = new LightServer(pod, podIP, performance.now());
    this.#running.set(uid, { pod, server, platform });
    platform.servers.set(uid, server);
    await this.#api.patch(`${pathOf(pod)}/status`, { metadata: { uid }, status: statusOf(pod, podIP) }, 'strategic-merge');
  }

  #forget(uid: string): void {
    this.#running.get(uid)?.platform.servers.delete(uid);
    this.#running.delete(uid);
  }

  async #remove(pod: V1Pod): Promise<void> {
    await this.#api.delete(pathOf(pod), { gracePeriodSeconds: 0, preconditions: { uid: pod.metadata?.uid } });
  }

  #platformOf(pod: V1Pod): Platform {
    const valueOf = (setting: string) => pod.spec?.containers[0]?.env?.find(({ name }) => name === setting)?.value ?? '';
    const [url, prefix] = [valueOf('CECOCHAT_REDIS_URL'), valueOf('CECOCHAT_REDIS_PREFIX')];
    const key = `${url} ${prefix}`;
    let platform = this.#platforms.get(key);
    if (platform === undefined) this.#platforms.set(key, (platform = { redis: connectRedis({ url, prefix }, silentLogger), servers: new Map(), routing: undefined }));
    return platform;
  }

  async #keepJob(key: string): Promise<void> {
    const job = this.#jobs.get(key);
    if (job === undefined || isBeingDeleted(job) || job.status?.completionTime !== undefined) return;
    const now = new Date();
    const condition = (type: string) => ({ type, status: 'True', reason: 'CompletionsReached', message: '', lastProbeTime: now, lastTransitionTime: now });
    const status = {
      startTime: now, completionTime: now, active: 0, ready: 0, terminating: 0, succeeded: 1, failed: 0, uncountedTerminatedPods: {},
      conditions: [condition('SuccessCriteriaMet'), condition('Complete')],
    };
    await this.#api.patch(`/apis/batch/v1/namespaces/${job.metadata?.namespace}/jobs/${job.metadata?.name}/status`, { status });
  }

  async #keepDeployment(key: string): Promise<void> {
    const deployment = this.#deployments.get(key);
    if (deployment === undefined || isBeingDeleted(deployment)) return;
    const { metadata, spec, status } = deployment;
    const replicas = spec?.replicas ?? 1;
    if (status?.observedGeneration === metadata?.generation && status?.availableReplicas === replicas) return;
    const rolledOut = { observedGeneration: metadata?.generation, replicas, updatedReplicas: replicas, readyReplicas: replicas, availableReplicas: replicas };
    await this.#api.patch(`/apis/apps/v1/namespaces/${metadata?.namespace}/deployments/${metadata?.name}/status`, { status: rolledOut });
  }

  /** The life of all servers. */
  async #look(): Promise<void> {
    const { signal } = this.#stopping;
    let reportedMs = 0;
    while (!signal.aborted) {
      const isDue = performance.now() - reportedMs >= this.#reportMs;
      if (isDue) reportedMs = performance.now();
      await Promise.all([...this.#platforms.values()].map((platform) => this.#followRouting(platform, isDue)));
      await Promise.all([...this.#running].map(([uid, { pod, server, platform }]) => this.#live(uid, pod, { server, platform, isDue })));
      await sleep(lookMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Redis may be away, or empty: servers continue with the last routing they read. */
  async #followRouting(platform: Platform, isDue: boolean): Promise<void> {
    if (platform.servers.size === 0) {
      platform.routing = undefined; // What comes next may be another ChatCluster.
      return;
    }
    try {
      const known = platform.routing;
      if (known !== undefined && (await platform.redis.get(routingKeys.epoch)) === String(known.epoch)) {
        const again = isDue ? await readRouting(platform.redis) : undefined;
        if (again !== undefined && again.epoch === known.epoch && !sameRouting(again, known)) this.violations.push(`epoch ${known.epoch} has two meanings`);
        return;
      }
      platform.routing = (await readRouting(platform.redis)) ?? known;
    } catch (error) {
      if (error instanceof BadValue) this.violations.push(error.message);
    }
  }

  async #live(uid: string, pod: V1Pod, { server, platform, isDue }: { server: LightServer; platform: Platform; isDue: boolean }): Promise<void> {
    if (this.#muted.has(keyOf(pod))) return;
    const nowMs = performance.now();
    const isNew = server.step(platform.routing, nowMs);
    try {
      if (server.isDone(nowMs)) {
        await removeReport(platform.redis, server.name);
        await this.#remove(pod).catch((error: unknown) => {
          if (!isRefusal(error, 404, 409)) throw error;
        });
        this.#forget(uid);
      } else if (isNew || isDue) await writeReport(platform.redis, server.name, server.report());
    } catch {
      // Redis or the API server is away: it is tried again.
    }
  }
}

/** Starts it for all namespaces; options as to how often servers report. */
export const startLightFleet = (server: TestApiServer, options: LightFleetOptions = {}): Promise<LightFleet> => LightFleet.start(server, options);

const pathOf = ({ metadata }: V1Pod): string => `/api/v1/namespaces/${metadata?.namespace}/pods/${metadata?.name}`;

function statusOf(pod: V1Pod, podIP: string): object {
  const now = new Date();
  const conditions = ['PodReadyToStartContainers', 'Initialized', 'ContainersReady', 'Ready', 'PodScheduled'].map((type) => ({ type, status: 'True', lastTransitionTime: now }));
  const containerStatuses = (pod.spec?.containers ?? []).map(({ name, image }) => ({
    name, image, imageID: image, containerID: `light://${pod.metadata?.uid}`, restartCount: 0, started: true, ready: true, state: { running: { startedAt: now } }, lastState: {},
  }));
  return { phase: 'Running', podIP, podIPs: [{ ip: podIP }], hostIP: podIP, hostIPs: [{ ip: podIP }], startTime: now, conditions, containerStatuses };
}
