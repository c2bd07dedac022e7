import { join } from 'node:path';
import type { V1ConfigMap, V1Node, V1Pod, V1Secret } from '@kubernetes/client-node';
import type { ApiClient } from '../api-client.ts';
import { KeyQueue } from '../key-queue.ts';
import { keyOf, LiveObjects } from '../live-objects.ts';
import type { TestApiServer } from '../test-api-server.ts';
import type { Images } from './images.ts';
import { FakeNodes } from './nodes.ts';
import { PodRunner } from './pod-runner.ts';
import type { Data } from './resolve-env.ts';
import { chooseNode } from './scheduler.ts';

export interface KubeletOptions {
  readonly server: TestApiServer;
  readonly api: ApiClient;
  readonly images: Images;
  readonly nodeCount: number;
}

/**
 * Scheduler and kubelet of all nodes: a pod gets a node and an address of loopback, its containers run as processes of this
 * machine, and the kubelet reports their state to the API server. Pods are named `namespace/name` here.
 */
export class Kubelet {
  readonly nodes: FakeNodes;
  readonly #options: KubeletOptions;
  readonly #runners = new Map<string, PodRunner>();
  /** Logs of pods that are gone, by the key of the pod. */
  readonly #pastLogs = new Map<string, string>();
  readonly #scheduling: KeyQueue;
  readonly #livePods: LiveObjects<V1Pod>;
  readonly #liveNodes: LiveObjects<V1Node>;
  readonly #secrets: LiveObjects<V1Secret>;
  readonly #configMaps: LiveObjects<V1ConfigMap>;
  /** Nodes of pods that are being bound, by uid: known here before it is seen. */
  readonly #assumed = new Map<string, string>();
  #podCount = 0;
  #stopped = false;

  private constructor(options: KubeletOptions) {
    const { api, server, nodeCount } = options;
    this.#options = options;
    this.nodes = new FakeNodes(api, server.network, nodeCount);
    this.#scheduling = new KeyQueue('scheduling', (key) => this.#schedule(key));
    const refresh = { put: (object: V1Secret | V1ConfigMap) => this.#refresh(object.metadata?.namespace) };
    this.#secrets = new LiveObjects(api, '/api/v1/secrets', refresh);
    this.#configMaps = new LiveObjects(api, '/api/v1/configmaps', refresh);
    this.#liveNodes = new LiveObjects(api, '/api/v1/nodes', { put: () => this.#scheduleWaiting() });
    this.#livePods = new LiveObjects(api, '/api/v1/pods', { put: (pod) => this.#take(pod), gone: (pod) => this.#forget(pod) });
  }

  static async start(options: KubeletOptions): Promise<Kubelet> {
    const kubelet = new Kubelet(options);
    await kubelet.nodes.create();
    await Promise.all([kubelet.#secrets.start(), kubelet.#configMaps.start(), kubelet.#liveNodes.start()]);
    await kubelet.#livePods.start();
    return kubelet;
  }

  /** Process ids of the pod's containers that run. */
  pidsOf(pod: string): readonly number[] {
    return this.#runner(pod).pids;
  }

  /** Output of its containers; of a deleted pod too. */
  logOf(pod: string): string {
    return this.#runners.get(pod)?.log() ?? this.#pastLogs.get(pod) ?? '';
  }

  /** Sends a signal to the pod's processes, as if it came from nowhere. */
  kill(pod: string, signal: NodeJS.Signals = 'SIGKILL'): void {
    this.#runner(pod).signal(signal);
  }

  /** The pod's processes do nothing at all any more, until `resume`. */
  hang(pod: string): void {
    this.kill(pod, 'SIGSTOP');
  }

  resume(pod: string): void {
    this.kill(pod, 'SIGCONT');
  }

  /**
   * The node loses power: its processes end without a report to the API server. Its pods stay as they were until a test
   * deletes them by force or the node comes back. No pod is given to it.
   */
  async stopNode(name: string): Promise<void> {
    this.nodes.setDown(name, true);
    await Promise.all([...this.#runners.values()].filter(({ pod }) => pod.spec?.nodeName === name).map((runner) => runner.vanish()));
  }

  /** The node controller's reaction to a node without heartbeats (40 s by default): it and its pods are not ready. */
  async reportNodeLost(name: string): Promise<void> {
    await this.nodes.report(name, 'Unknown');
    const lastTransitionTime = new Date();
    const status = { conditions: [{ type: 'Ready', status: 'False', reason: 'NodeNotReady', lastTransitionTime }] };
    const pods = this.#livePods.all().filter(({ spec }) => spec?.nodeName === name);
    await Promise.all(pods.map((pod) => this.#options.api.patch(`${pathOf(pod)}/status`, { status }, 'strategic-merge')));
  }

  /** The node is back: its pods start from scratch, and it removes those that were deleted meanwhile. */
  async startNode(name: string): Promise<void> {
    this.nodes.setDown(name, false);
    await this.nodes.report(name, 'True');
    for (const pod of this.#livePods.all().filter(({ spec }) => spec?.nodeName === name)) {
      this.#runners.delete(keyOf(pod));
      this.#take(pod);
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([this.#livePods, this.#liveNodes, this.#secrets, this.#configMaps].map((each) => each.stop()));
    await this.#scheduling.stop();
    await Promise.all([...this.#runners.values()].map((runner) => runner.vanish()));
  }

  #runner(pod: string): PodRunner {
    const runner = this.#runners.get(pod);
    if (runner === undefined) throw new Error(`no node runs ${pod}: there are ${[...this.#runners.keys()].join(', ')}`);
    return runner;
  }

  #take(pod: V1Pod): void {
    if (this.#stopped) return;
    const key = keyOf(pod);
    const node = pod.spec?.nodeName;
    if (node === undefined) {
      this.#scheduling.add(key);
      return;
    }
    const hostIP = this.nodes.addressOf(node);
    const runner = this.#runners.get(key);
    if (runner !== undefined) runner.update(pod);
    else if (hostIP !== undefined && !this.nodes.isDown(node) && !isOver(pod)) this.#run(pod, hostIP);
  }

  #run(pod: V1Pod, hostIP: string): void {
    const { server, api, images } = this.#options;
    const podIP = pod.status?.podIP ?? server.network.pod(this.#podCount++);
    const folder = join(server.folder, 'pods', `${pod.metadata?.namespace}_${pod.metadata?.name}_${pod.metadata?.uid}`);
    const runner = new PodRunner(pod, { podIP, hostIP, folder }, {
      api, images,
      serverUrl: server.url,
      authority: server.authority.certificate,
      secret: (namespace, name) => decoded(this.#secrets.get(`${namespace}/${name}`)),
      configMap: (namespace, name) => dataOf(this.#configMaps.get(`${namespace}/${name}`)),
    });
    this.#runners.set(keyOf(pod), runner);
    runner.update(pod);
  }

  /** Usually it has ended before; of a pod that was deleted by force it ends now. */
  #forget(pod: V1Pod): void {
    const runner = this.#runners.get(keyOf(pod));
    if (runner === undefined || runner.pod.metadata?.uid !== pod.metadata?.uid) return;
    this.#pastLogs.set(keyOf(pod), runner.log());
    this.#runners.delete(keyOf(pod));
    void runner.vanish();
  }

  #refresh(namespace: string | undefined): void {
    for (const runner of this.#runners.values()) if (runner.pod.metadata?.namespace === namespace) runner.refresh();
  }

  #scheduleWaiting(): void {
    for (const pod of this.#livePods.all()) if (pod.spec?.nodeName === undefined) this.#scheduling.add(keyOf(pod));
  }

  async #schedule(key: string): Promise<void> {
    const pod = this.#livePods.get(key);
    if (pod === undefined || pod.spec?.nodeName !== undefined) return;
    if (pod.metadata?.deletionTimestamp !== undefined) {
      await this.#options.api.delete(pathOf(pod), { gracePeriodSeconds: 0, preconditions: { uid: pod.metadata.uid } });
      return;
    }
    const up = this.#liveNodes.all().filter(({ metadata }) => !this.nodes.isDown(metadata?.name ?? ''));
    const name = chooseNode(pod, up, this.#podsAsAssumed());
    if (name === undefined) {
      const message = `0/${this.nodes.names.length} nodes are available`;
      const condition = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message, lastTransitionTime: new Date() };
      const isKnown = pod.status?.conditions?.some(({ type, status }) => type === 'PodScheduled' && status === 'False') === true;
      if (!isKnown) await this.#options.api.patch(`${pathOf(pod)}/status`, { status: { conditions: [condition] } }, 'strategic-merge');
      return;
    }
    const target = { apiVersion: 'v1', kind: 'Node', name };
    const uid = pod.metadata?.uid ?? '';
    this.#assumed.set(uid, name);
    await this.#options.api.create(`${pathOf(pod)}/binding`, { apiVersion: 'v1', kind: 'Binding', metadata: { name: pod.metadata?.name, uid }, target })
      .finally(() => this.#assumed.delete(uid));
  }

  #podsAsAssumed(): V1Pod[] {
    return this.#livePods.all().map((pod) => {
      const nodeName = this.#assumed.get(pod.metadata?.uid ?? '');
      return nodeName === undefined ? pod : { ...pod, spec: { containers: [], ...pod.spec, nodeName } };
    });
  }
}

const isOver = ({ status }: V1Pod): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';

export const pathOf = ({ metadata }: V1Pod): string => `/api/v1/namespaces/${metadata?.namespace}/pods/${metadata?.name}`;

function decoded(secret: V1Secret | undefined): Data | undefined {
  return secret === undefined ? undefined : Object.fromEntries(Object.entries(secret.data ?? {}).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]));
}

const dataOf = (configMap: V1ConfigMap | undefined): Data | undefined => (configMap === undefined ? undefined : (configMap.data ?? {}));
