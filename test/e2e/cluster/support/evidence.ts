import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Kubectl = (args: readonly string[]) => Promise<string>;

/** Kinds whose objects show the desired and the observed state of the cluster. */
const kinds = ['chatclusters', 'pods', 'services', 'endpointslices', 'deployments', 'statefulsets', 'jobs', 'configmaps', 'poddisruptionbudgets', 'networkpolicies', 'leases'];

/** Writes logs, events and objects of the namespaces into the folder, as much of it as can be had. */
export async function collectEvidence(kubectl: Kubectl, namespaces: readonly string[], folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const keep = async (file: string, args: readonly string[]) => {
    const text = await kubectl(args).catch((error: unknown) => `kubectl ${args.join(' ')}: ${String(error)}`);
    await writeFile(join(folder, file), text);
  };
  await keep('nodes.yaml', ['get', 'nodes', '-o', 'yaml']);
  for (const namespace of namespaces) {
    await keep(`${namespace}-events.txt`, ['-n', namespace, 'get', 'events', '--sort-by=.lastTimestamp', '-o', 'wide']);
    await keep(`${namespace}-pods.txt`, ['-n', namespace, 'get', 'pods', '-o', 'wide']);
    await keep(`${namespace}-objects.yaml`, ['-n', namespace, 'get', kinds.join(','), '-o', 'yaml']);
    for (const pod of await podsIn(kubectl, namespace)) {
      await keep(`${namespace}-${pod}.log`, ['-n', namespace, 'logs', pod, '--all-containers', '--tail=5000']);
      await keep(`${namespace}-${pod}-previous.log`, ['-n', namespace, 'logs', pod, '--all-containers', '--previous', '--tail=5000']);
    }
  }
}

async function podsIn(kubectl: Kubectl, namespace: string): Promise<string[]> {
  const text = await kubectl(['-n', namespace, 'get', 'pods', '-o', 'name']).catch(() => '');
  return text.split('\n').filter((line) => line !== '').map((line) => line.replace('pod/', ''));
}
