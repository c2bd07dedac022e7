import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { requestToken } from '@cecochat/client-node';
import { redisPrefixOf } from '@cecochat/operator';
import { connectRedis } from '@cecochat/redis';
import { runDrill, type Drill, type DrillReport } from '../../../../client/drill/index.ts';
import { untilSettled } from '../../../../client/drill/stage/index.ts';
import { Machine } from '../../../../client/machine/index.ts';
import { ClusterPlatform, MachineBridge } from '../../../kubernetes/platform/index.ts';
import { eventually } from '../../../support/eventually.ts';
import { silentLogger } from '../../../support/silent-logger.ts';
import { readSetting, type ClusterSetting } from './setting.ts';
import { clientOf } from './kube-client.ts';
import { PortForward } from './port-forward.ts';
import { tellFigures } from './figures.ts';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '../../../..');
const messages = join(repository, 'samples/college-messages.tsv');
/** A pod of connect that was replaced just now may be missed for a moment. */
const tokenDeadlineMs = 30_000;
const maxOutputBytes = 64 * 1024 * 1024;

/** The sample ChatCluster of `make up`. */
export const sample = { namespace: 'chat', name: 'chat' };
export const operatorNamespace = 'cecochat-system';
export const storesNamespace = 'stores';
export const namespaces = [operatorNamespace, storesNamespace, sample.namespace];

/** What every drill has to show. */
export const kept = { problems: [], ok: true, lost: 0, duplicates: 0, reordered: 0, historyMismatches: 0 };

/** The cluster of the end-to-end tests with the platform in it, as a user of this machine reaches it. */
export class ClusterStage {
  readonly setting: ClusterSetting;
  readonly platform: ClusterPlatform;
  readonly url: URL;
  readonly #folder: string;
  readonly #redis: PortForward;
  readonly #bridge: MachineBridge;

  private constructor(parts: { setting: ClusterSetting; platform: ClusterPlatform; folder: string; redis: PortForward; bridge: MachineBridge }) {
    this.setting = parts.setting;
    this.platform = parts.platform;
    this.url = new URL(parts.setting.connectUrl);
    this.#folder = parts.folder;
    this.#redis = parts.redis;
    this.#bridge = parts.bridge;
  }

  static async open(): Promise<ClusterStage> {
    const setting = readSetting();
    const { kubectl, kubeconfig } = setting;
    const folder = await mkdtemp(join(tmpdir(), 'cecochat-e2e-'));
    const redis = await PortForward.start({ kubectl, kubeconfig, namespace: storesNamespace, target: 'svc/redis', port: 6379, log: join(folder, 'port-forward.log') });
    const inRedis = connectRedis({ url: `redis://127.0.0.1:${redis.port}`, prefix: redisPrefixOf(sample) }, silentLogger);
    const platform = new ClusterPlatform(sample, { api: clientOf(kubeconfig), kubectl: (args) => kubectlOf(setting)(args), inRedis });
    const bridge = await MachineBridge.start(platform, noStores);
    return new ClusterStage({ setting, platform, folder, redis, bridge });
  }

  kubectl(...args: string[]): Promise<string> {
    return kubectlOf(this.setting)(args);
  }

  /** Name of the pod of the operator that leads. */
  async leader(): Promise<string> {
    return (await this.kubectl('-n', operatorNamespace, 'get', 'lease', 'cecochat-operator', '-o', 'jsonpath={.spec.holderIdentity}')).trim();
  }

  /** kubectl that reads from its input. */
  async kubectlWith(input: string, ...args: string[]): Promise<string> {
    const running = run(this.setting.kubectl, ['--kubeconfig', this.setting.kubeconfig, ...args], { maxBuffer: maxOutputBytes });
    running.child.stdin?.end(input);
    return (await running).stdout;
  }

  async helm(...args: string[]): Promise<string> {
    const { helm, kubeconfig } = this.setting;
    return (await run(helm, ['--kubeconfig', kubeconfig, ...args], { maxBuffer: maxOutputBytes })).stdout;
  }

  /** The command line of the project, against the platform in the cluster. */
  async cecochat(...args: string[]): Promise<string> {
    const { stdout } = await run(process.execPath, [join(repository, 'client/cli/cecochat.js'), ...args, '--url', this.url.href], { cwd: repository, maxBuffer: maxOutputBytes });
    return stdout;
  }

  async docker(...args: string[]): Promise<string> {
    return (await run('docker', args, { maxBuffer: maxOutputBytes })).stdout;
  }

  /** Runs the drill while messages flow, and returns its report. */
  async perform(drill: Drill, deadlineMs = 300_000): Promise<DrillReport> {
    const machine = new Machine(this.#bridge.url);
    // Whatever came before may still be on its way.
    await untilSettled(machine, {}, { signal: AbortSignal.timeout(deadlineMs) });
    const tokenOf = (user: Parameters<typeof requestToken>[1]) => eventually(() => requestToken(this.url, user), tokenDeadlineMs);
    const report = await runDrill(drill, {
      settings: { standby: 0, isShort: true }, load: this.setting.load, file: messages, machine, url: this.url, tokenOf,
      onProgress: () => undefined, signal: AbortSignal.timeout(deadlineMs),
    });
    tellFigures(report);
    return report;
  }

  async close(): Promise<void> {
    await this.#bridge.close();
    await this.platform.close();
    this.platform.api.close();
    await this.#redis.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

export const kubectlOf = ({ kubectl, kubeconfig }: ClusterSetting) => async (args: readonly string[]): Promise<string> =>
  (await run(kubectl, ['--kubeconfig', kubeconfig, ...args], { maxBuffer: maxOutputBytes })).stdout;

/** The stores are pods: a drill that needs one gone deletes the pod. */
const noStores = {
  status: () => [],
  stop: () => Promise.reject(new Error('the stores of a cluster are pods')),
  start: () => Promise.reject(new Error('the stores of a cluster are pods')),
};
