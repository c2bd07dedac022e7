import { join } from 'node:path';
import { docker, lastLine, run, type DockerOptions } from '../engine/index.ts';
import { KindError } from '../kind-error.ts';

export interface Node {
  /** Of the container, and of the node in the cluster. */
  readonly name: string;
  readonly role: 'control-plane' | 'worker';
}

/** A cluster that runs. */
export interface Cluster {
  readonly name: string;
  /** File with which programs of Kubernetes reach it as its administrator. */
  readonly kubeconfig: string;
  /** Path of a kubectl of its version. */
  readonly kubectlPath: string;
  readonly nodes: readonly Node[];
  /** What kubectl prints. Throws a KindError with the last line of what it complains about. */
  kubectl(args: readonly string[], options?: DockerOptions): Promise<string>;
  /** What a program prints that runs in the container of a node. */
  execute(node: string, args: readonly string[], options?: DockerOptions): Promise<string>;
  /** Puts the images of archives, as `docker save` or the tool of images writes them, into every node. */
  loadImages(archives: readonly string[]): Promise<void>;
  /** Throws a KindError when something could leave the network of the cluster. */
  checkNetwork(): Promise<void>;
  /** Throws a KindError when a node could not write the rules that bring a Service's traffic to its Pods. */
  checkServices(): Promise<void>;
  /** Removes it and what was made for it on the host. */
  stop(): Promise<void>;
}

export interface Reach {
  readonly name: string;
  /** Folder of what is known of it. */
  readonly folder: string;
}

export const kubeconfigIn = (folder: string): string => join(folder, 'kubeconfig');
export const kubectlIn = (folder: string): string => join(folder, 'kubectl');

/** What can be done with a cluster once it can be reached. */
export async function reachCluster({
  name,
  folder,
}: Reach): Promise<Omit<Cluster, 'stop' | 'checkNetwork' | 'checkServices'>> {
  const [kubeconfig, kubectlPath] = [kubeconfigIn(folder), kubectlIn(folder)];
  const nodes = await listNodes(name);
  return {
    name,
    kubeconfig,
    kubectlPath,
    nodes,
    kubectl: async (args, options = {}) => {
      const outcome = await run(kubectlPath, args, options, { KUBECONFIG: kubeconfig });
      if (outcome.code === 0) return outcome.stdout;
      throw new KindError(
        `kubectl ${args.slice(0, 4).join(' ')} ${
          outcome.code === undefined ? 'took too long' : 'ended with exit ' + `code ${outcome.code}`
        }: ${lastLine(outcome.stderr)}`,
      );
    },
    execute: (node, args, options = {}) => docker(['exec', '-i', node, ...args], options),
    loadImages: (archives) =>
      loadImages(
        nodes.map((node) => node.name),
        archives,
      ),
  };
}

/** Also those that have stopped; none where there is no such cluster. */
export async function listNodes(cluster: string): Promise<Node[]> {
  const listed = await docker([
    'ps',
    '--all',
    '--filter',
    `label=io.x-k8s.kind.cluster=${cluster}`,
    '--format',
    '{{.Names}} {{.Label "io.x-k8s.kind.role"}}',
  ]);
  const nodes = listed.trim().split('\n').filter((line) => line !== '').map((line): Node => {
    const [name = '', role] = line.split(' ');
    return { name, role: role === 'control-plane' ? role : 'worker' };
  });
  return nodes.sort((a, b) => a.name.localeCompare(b.name));
}

const loadDeadlineMs = 5 * 60_000;

/** Puts the images of archives into the containerd of nodes: all nodes at once, one archive after the other. */
async function loadImages(nodes: readonly string[], archives: readonly string[]): Promise<void> {
  await Promise.all(nodes.map(async (node) => {
    for (const archive of archives) {
      await docker(['exec', '-i', node, 'ctr', '--namespace', 'k8s.io', 'images', 'import', '--digests', '-'], {
        inputFile: archive,
        deadlineMs: loadDeadlineMs,
      });
    }
  }));
}
