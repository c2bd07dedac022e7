import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild, tellingLine } from '@cecochat/runtime';
import { docker, isResourceWithheldHere } from '../engine/index.ts';
import { KindError } from '../kind-error.ts';
import { kubeconfigIn, kubectlIn, listNodes, reachCluster } from './cluster.ts';
import { withoutForwarding } from './decide-health.ts';
import { findApiServerPort, buildKindConfig } from './host-ports.ts';

const [createDeadlineMs, readyDeadlineMs] = [5 * 60_000, 3 * 60_000];

interface Creation {
  readonly name: string;
  readonly workers: number;
  readonly folder: string;
  /** Path of the program. */
  readonly kind: string;
  readonly image: string;
  readonly network: string;
  readonly progress: (line: string) => void;
}

/** Has kind make the nodes, in the network that is there. */
export async function createNodes({ name, workers, folder, kind, image, network, progress }: Creation): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const [config, log] = [join(folder, 'kind.json'), join(folder, 'kind.log')];
  writeFileSync(
    config,
    JSON.stringify(
      buildKindConfig({
        image,
        workers,
        apiServerPort: await findApiServerPort(),
        resourceWithheld: isResourceWithheldHere(),
      }),
    ),
  );
  progress(`creating a control plane and ${workers} workers`);
  const child = startChild({
    name: 'kind',
    command: kind,
    log,
    env: { KIND_EXPERIMENTAL_PROVIDER: 'docker', KIND_EXPERIMENTAL_DOCKER_NETWORK: network },
    args: [
      'create',
      'cluster',
      '--name',
      name,
      '--config',
      config,
      '--kubeconfig',
      kubeconfigIn(folder),
      '--verbosity',
      '1',
    ],
  });
  const deadline = setTimeout(() => void child.stop(), createDeadlineMs);
  const why = await child.gone;
  clearTimeout(deadline);
  if (why !== 'ended with exit code 0')
    throw new KindError(`kind ${why} while it created the cluster '${name}': ${tellingLine(log)}`);
}

/** Waits until the nodes are ready and names are resolved, without name servers outside the cluster. */
export async function makeReady({
  name,
  folder,
  progress,
}: Pick<Creation, 'name' | 'folder' | 'progress'>): Promise<void> {
  const controlPlane = (await listNodes(name)).find((node) => node.role === 'control-plane');
  await docker(['cp', `${controlPlane?.name}:/usr/bin/kubectl`, kubectlIn(folder)]);
  const { kubectl } = await reachCluster({ name, folder });
  const corefile = await kubectl([
    'get',
    'configmap',
    'coredns',
    '--namespace',
    'kube-system',
    '--output',
    'jsonpath={.data.Corefile}',
  ]);
  const patch = JSON.stringify({ data: { Corefile: withoutForwarding(corefile) } });
  await kubectl(['patch', 'configmap', 'coredns', '--namespace', 'kube-system', '--patch', patch]);
  progress('waiting until the nodes are ready');
  const timeout = `--timeout=${readyDeadlineMs / 1_000}s`;
  const patient = { deadlineMs: readyDeadlineMs + 10_000 };
  await kubectl(['wait', 'nodes', '--all', '--for=condition=Ready', timeout], patient);
  await kubectl(['rollout', 'status', 'deployment/coredns', '--namespace', 'kube-system', timeout], patient);
  await kubectl(['rollout', 'status', 'daemonset/kube-proxy', '--namespace', 'kube-system', timeout], patient);
}
