import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { V1Container, V1Pod } from '@kubernetes/client-node';
import { isRefusal, type ApiClient } from '../api-client.ts';
import { buildKubeconfig } from '../kubeconfig.ts';
import { ContainerRunner, ImageMissing, type Launch } from './container-runner.ts';
import type { Images } from './images.ts';
import { buildPodStatus, digestOf } from './pod-status.ts';
import { CannotResolve, expand, resolveEnv, type Data } from './resolve-env.ts';
import { hasAccountToken, onThisMachine, writeVolumes } from './volumes.ts';

export interface PodSurroundings {
  readonly api: ApiClient;
  readonly serverUrl: string;
  /** PEM. */
  readonly authority: string;
  readonly images: Images;
  /** By namespace and name, decoded; undefined when there is none. */
  readonly secret: (namespace: string, name: string) => Data | undefined;
  readonly configMap: (namespace: string, name: string) => Data | undefined;
}

export interface PodPlace {
  readonly podIP: string;
  readonly hostIP: string;
  /** Of the pod's own: for logs and volumes. */
  readonly folder: string;
}

const reportAgainMs = 100;

/** Runs one pod on this machine and reports its state to the API server, from when it is bound to when it is gone. */
export class PodRunner {
  readonly place: PodPlace;
  readonly #around: PodSurroundings;
  readonly #startTime = new Date();
  readonly #stopping = new AbortController();
  #pod: V1Pod;
  #containers: readonly ContainerRunner[] = [];
  #token: string | undefined;
  /** The node is lost: reports stop. */
  #silent = false;
  #deadlinePassed = false;
  #dirty = false;
  /** Digest of what the API server has. */
  #told = '';
  #reporting: Promise<void> | undefined;
  #terminating: Promise<void> | undefined;

  constructor(pod: V1Pod, place: PodPlace, around: PodSurroundings) {
    this.#pod = pod;
    this.place = place;
    this.#around = around;
    mkdirSync(place.folder, { recursive: true, mode: 0o700 });
    this.#containers = (pod.spec?.containers ?? []).map((container) => this.#startContainer(container));
    this.#report();
    void this.#watchDeadline();
  }

  get pod(): V1Pod {
    return this.#pod;
  }

  get pids(): number[] {
    return this.#containers.map(({ pid }) => pid).filter((pid) => pid !== undefined);
  }

  /** What its containers have printed so far. */
  log(): string {
    return (this.#pod.spec?.containers ?? []).map(({ name }) => this.#logOf(name)).filter((path) => existsSync(path)).map((path) => readFileSync(path, 'utf8')).join('');
  }

  /** The API server has another version of the pod. */
  update(pod: V1Pod): void {
    this.#pod = pod;
    if (pod.metadata?.deletionTimestamp !== undefined) this.#terminating ??= this.#terminate((pod.metadata.deletionGracePeriodSeconds ?? 30) * 1_000);
    else this.#report(); // A readiness gate may have opened or closed.
  }

  /** Rewrites changed secrets and config maps; the files of deleted ones stay as they were. */
  refresh(): void {
    try {
      if (this.#token !== undefined) this.#writeVolumes();
    } catch (error) {
      if (!(error instanceof CannotResolve)) throw error;
    }
  }

  signal(signal: NodeJS.Signals): void {
    for (const container of this.#containers) container.signal(signal);
  }

  /** Its processes are gone, without a word to the API server. */
  async vanish(): Promise<void> {
    this.#silent = true;
    this.#stopping.abort();
    await Promise.all(this.#containers.map((each) => each.stop(0)));
    await this.#reporting;
  }

  #startContainer(container: V1Container): ContainerRunner {
    return new ContainerRunner({
      container,
      restartPolicy: this.#pod.spec?.restartPolicy ?? 'Always',
      address: this.place.podIP,
      log: this.#logOf(container.name),
      graceSeconds: this.#pod.spec?.terminationGracePeriodSeconds ?? 30,
      // As it is now: the image of a pod may change.
      prepare: () => this.#prepare(this.#pod.spec?.containers.find(({ name }) => name === container.name) ?? container),
      onChange: () => this.#report(),
    });
  }

  #logOf(container: string): string {
    return join(this.place.folder, `${container}.log`);
  }

  get #volumes(): string {
    return join(this.place.folder, 'volumes');
  }

  /** As the container's settings see it: with its addresses. */
  get #sources() {
    const namespace = this.#pod.metadata?.namespace ?? '';
    return {
      pod: { ...this.#pod, status: { ...this.#pod.status, podIP: this.place.podIP, hostIP: this.place.hostIP } },
      secret: (name: string) => this.#around.secret(namespace, name),
      configMap: (name: string) => (name === 'kube-root-ca.crt' ? { 'ca.crt': this.#around.authority } : this.#around.configMap(namespace, name)),
    };
  }

  async #prepare(container: V1Container): Promise<Launch> {
    const { image = '' } = container;
    if ((this.#pod.spec?.initContainers ?? []).length > 0) throw new CannotResolve('the stand-in runs no init containers');
    const program = this.#around.images(image);
    if (program.kind === 'missing') throw new ImageMissing(`failed to pull and unpack image "${image}": not found`);
    this.#token ??= hasAccountToken(this.#pod) ? await this.#takeToken() : '';
    try {
      this.#writeVolumes();
    } catch (error) {
      throw new Error(`MountVolume.SetUp failed: ${Error.isError(error) ? error.message : String(error)}`, { cause: error });
    }
    const resolved = resolveEnv(container, this.#sources);
    const here = (text: string) => onThisMachine(text, container, this.#volumes);
    const args = (container.args ?? []).map((each) => here(expand(each, resolved)));
    const [command, ...before] = (container.command ?? []).map((each) => here(expand(each, resolved)));
    return {
      program: command === undefined || program.kind === 'imaginary' ? program : { kind: 'process', command, args: before },
      args,
      env: { ...this.#ownEnv(), ...Object.fromEntries(Object.entries(resolved).map(([name, value]) => [name, here(value)])) },
    };
  }

  /** What every container finds; KUBECONFIG stands for the files that a real one finds under /var/run/secrets. */
  #ownEnv(): Record<string, string> {
    const { hostname, port } = new URL(this.#around.serverUrl);
    const { NODE_COMPILE_CACHE: compiled } = process.env; // Only makes programs start sooner.
    const env = {
      HOSTNAME: this.#pod.metadata?.name ?? '', HOME: this.place.folder, KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port,
      ...(compiled !== undefined && { NODE_COMPILE_CACHE: compiled }),
    };
    if (this.#token === undefined || this.#token === '') return env;
    const file = join(this.place.folder, 'kubeconfig');
    const { serverUrl: server, authority } = this.#around;
    const namespace = this.#pod.metadata?.namespace ?? 'default';
    writeFileSync(file, buildKubeconfig({ server, authority, user: this.#pod.spec?.serviceAccountName ?? 'default', credentials: { token: this.#token }, namespace }), { mode: 0o600 });
    return { ...env, KUBECONFIG: file };
  }

  #writeVolumes(): void {
    writeVolumes(this.#volumes, { ...this.#sources, token: this.#token ?? '' });
  }

  async #takeToken(): Promise<string> {
    const { metadata, spec } = this.#pod;
    const request = {
      apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest',
      spec: { boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: metadata?.name, uid: metadata?.uid } },
    };
    const path = `/api/v1/namespaces/${metadata?.namespace}/serviceaccounts/${spec?.serviceAccountName}/token`;
    return (await this.#around.api.create<{ status: { token: string } }>(path, request)).status.token;
  }

  /** Of the whole pod, as the pods of a Job have it. */
  async #watchDeadline(): Promise<void> {
    const { activeDeadlineSeconds, terminationGracePeriodSeconds = 30 } = this.#pod.spec ?? {};
    if (activeDeadlineSeconds === undefined) return;
    await sleep(activeDeadlineSeconds * 1_000, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    if (this.#stopping.signal.aborted || this.#containers.every((each) => each.view().over)) return;
    await Promise.all(this.#containers.map((each) => each.stop(terminationGracePeriodSeconds * 1_000)));
    this.#deadlinePassed = true;
    this.#report();
  }

  get #path(): string {
    return `/api/v1/namespaces/${this.#pod.metadata?.namespace}/pods/${this.#pod.metadata?.name}`;
  }

  async #terminate(graceMs: number): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#containers.map((each) => each.stop(graceMs)));
    this.#report();
    await this.#reporting;
    if (this.#silent) return;
    const options = { gracePeriodSeconds: 0, preconditions: { uid: this.#pod.metadata?.uid } };
    await this.#untilDone(() => this.#around.api.delete(this.#path, options));
  }

  #report(): void {
    this.#dirty = true;
    this.#reporting ??= this.#reportAll().finally(() => {
      this.#reporting = undefined;
    });
  }

  async #reportAll(): Promise<void> {
    await Promise.resolve(); // One report has all changes of this tick.
    while (this.#dirty && !this.#silent) {
      this.#dirty = false;
      const status = buildPodStatus({ pod: this.#pod, ...this.place, startTime: this.#startTime, containers: this.#containers.map((each) => each.view()), deadlinePassed: this.#deadlinePassed }, new Date());
      if (digestOf(status) === this.#told) continue;
      await this.#untilDone(() => this.#around.api.patch(`${this.#path}/status`, { metadata: { uid: this.#pod.metadata?.uid }, status }, 'strategic-merge'));
      this.#told = digestOf(status);
    }
  }

  /** A pod that is gone, or another one by now, is none of our business. */
  async #untilDone(work: () => Promise<unknown>): Promise<void> {
    while (!this.#silent) {
      try {
        await work();
        return;
      } catch (error) {
        if (isRefusal(error, 404, 409, 422)) return;
        await sleep(reportAgainMs);
      }
    }
  }
}
