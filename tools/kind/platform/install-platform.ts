import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateKeys } from '@cecochat/runtime';
import type { Cluster } from '../cluster/index.ts';
import { lastLine, run } from '../engine/index.ts';
import { KindError } from '../kind-error.ts';
import { repository } from '../options.ts';
import { describeUnready, readReadiness, sampleCluster, withVersion } from './sample.ts';

export interface PlatformOptions {
  readonly cluster: Cluster;
  /** Path of the program. */
  readonly helm: string;
  /** Of the images, which are in the cluster. */
  readonly version: string;
  /** Receives a line before each wait. */
  readonly progress: (line: string) => void;
}

const [helmDeadlineMs, readyDeadlineMs, pollMs, reportMs] = [5 * 60_000, 6 * 60_000, 1_000, 10_000];

/** For stores: whatever becomes of a worker, they stay. */
const onControlPlane = {
  'nodeSelector.node-role\\.kubernetes\\.io/control-plane': '',
  'tolerations[0].key': 'node-role.kubernetes.io/control-plane',
  'tolerations[0].operator': 'Exists',
  'tolerations[0].effect': 'NoSchedule',
};

/**
 * The stores for trying things out, the operator and the sample's platform; resolves when it is ready. Throws a
 * KindError.
 */
export async function installPlatform(options: PlatformOptions): Promise<void> {
  const { version } = options;
  await installChart(options, {
    release: 'stores',
    chart: 'cecochat-dev-stores',
    namespace: 'stores',
    values: { 'image.tag': version, ...onControlPlane },
  });
  await installChart(options, {
    release: 'cecochat',
    chart: 'cecochat',
    namespace: 'cecochat-system',
    values: { 'image.tag': version },
  });
  await applySample(options);
  await untilReady(options);
}

interface Release {
  readonly release: string;
  readonly chart: string;
  readonly namespace: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Into a namespace in which restricted pod security is enforced. Does not wait for its Pods. */
async function installChart(
  { cluster, helm }: PlatformOptions,
  { release, chart, namespace, values }: Release,
): Promise<void> {
  const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
  await cluster.kubectl(['apply', '--server-side', '--filename', '-'], {
    input: JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } }),
  });
  const own = join(dirname(cluster.kubeconfig), 'helm');
  const env = { KUBECONFIG: cluster.kubeconfig, HELM_CACHE_HOME: own, HELM_CONFIG_HOME: own, HELM_DATA_HOME: own };
  const set = Object.entries(values).flatMap(([name, value]) => ['--set-string', `${name}=${value}`]);
  const args = ['upgrade', '--install', release, join(repository, 'charts', chart), '--namespace', namespace, ...set];
  const outcome = await run(helm, args, { deadlineMs: helmDeadlineMs }, env);
  if (outcome.code !== 0) throw new KindError(`helm could not install charts/${chart}: ${lastLine(outcome.stderr)}`);
}

async function applySample({ cluster, version }: PlatformOptions): Promise<void> {
  const sample = withVersion(readFileSync(join(repository, 'samples/chatcluster-dev.yaml'), 'utf8'), version);
  const keys = await generateKeys();
  const secret = {
    apiVersion: 'v1', kind: 'Secret', metadata: { namespace: sampleCluster.namespace, name: sampleCluster.secret },
    stringData: { 'jwks.json': JSON.stringify(keys.jwks), 'private.json': JSON.stringify(keys.privateJwk) },
  };
  await cluster.kubectl(['apply', '--server-side', '--filename', '-'], {
    input: `${sample}\n---\n${JSON.stringify(secret)}\n`,
  });
}

async function untilReady({ cluster, progress }: PlatformOptions): Promise<void> {
  const begun = performance.now();
  let told = begun;
  while (performance.now() - begun < readyDeadlineMs) {
    const { ready, message } = await observe(cluster);
    if (ready) return;
    if (performance.now() - told > reportMs) {
      told = performance.now();
      progress(await describeWait(cluster, message));
    }
    await sleep(pollMs);
  }
  const { message } = await observe(cluster);
  throw new KindError(
    `the platform is not ready after ${readyDeadlineMs / 60_000} ` +
      `minutes: ${await describeWait(cluster, message)}\nlook with: ` +
      `KUBECONFIG=${cluster.kubeconfig} ${cluster.kubectlPath} get pods -A ('make down' removes the cluster)`,
  );
}

const observe = async (cluster: Cluster) =>
  readReadiness(
    await cluster.kubectl([
      'get',
      'chatcluster',
      sampleCluster.name,
      '--namespace',
      sampleCluster.namespace,
      '--output',
      'json',
    ]),
  );

async function describeWait(cluster: Cluster, message: string): Promise<string> {
  const unready = describeUnready(await cluster.kubectl(['get', 'pods', '--all-namespaces', '--output', 'json']));
  return `${message}${unready.length === 0 ? '' : `; not ready: ${unready.join(', ')}`}`;
}
