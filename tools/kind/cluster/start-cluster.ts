import { mkdirSync } from 'node:fs';
import { checkEngine } from '../engine/index.ts';
import { KindError } from '../kind-error.ts';
import { ensureNodeImage } from '../node-image/index.ts';
import { fetchKind } from '../programs/index.ts';
import { checkServices } from './check-services.ts';
import { listNodes, reachCluster, type Cluster } from './cluster.ts';
import { createNodes, makeReady } from './create-nodes.ts';
import { checkPorts } from './host-ports.ts';
import { checkFirewall, ensureNetwork, planNetwork } from './host-network.ts';
import { noteHostSettings } from './host-settings.ts';
import { folderOf, readNote, settingsNoteIn, writeNote } from './notes.ts';
import { stopCluster } from './stop-cluster.ts';

export interface ClusterOptions {
  readonly name: string;
  readonly workers: number;
  /** Folder that keeps what is known of clusters. */
  readonly home: string;
  /** Folder that keeps what is built. */
  readonly cache: string;
  /** `auto`, `build` or the name of an image of a node. */
  readonly nodeImage: string;
  /** Folders of programs, separated as in PATH. */
  readonly path: string;
  /** Receives a line before and during the long steps. */
  readonly progress: (line: string) => void;
}

/**
 * A cluster on this machine, ready: Pods can be started, Services answer, and nothing that runs in it can send anything
 * off this machine. Throws an error whose message names the remedy in a line; nothing of the cluster is left then.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { name, home, progress } = options;
  mkdirSync(home, { recursive: true });
  await checkEngine(home);
  if ((await listNodes(name)).length > 0) throw new KindError(
    `there is a cluster '${name}' already: 'make down ARGS="--name ${name}"' removes it, or choose another --name`,
  );
  await checkPorts();
  const { kind, image } = await fetchParts(options);
  await stopCluster({ name, home, image }); // Remains of a cluster that was killed.
  const network = planNetwork(name);
  writeNote(home, name, { image, network });
  try {
    await noteHostSettings(image, settingsNoteIn(home));
    await ensureNetwork(image, network);
    const folder = folderOf(home, name);
    await createNodes({ name, workers: options.workers, folder, kind, image, network: network.name, progress });
    await makeReady({ name, folder, progress });
    const cluster = await openCluster({ name, home });
    progress('checking that nothing leaves this machine, and that Services answer');
    await cluster.checkNetwork();
    await cluster.checkServices();
    return cluster;
  } catch (error) {
    progress('it does not work: removing what is there of it');
    await stopCluster({ name, home });
    throw error;
  }
}

/**
 * What a cluster is made with: a path of kind, and the name of an image of a node that is in Docker. Both are built
 * where they are missing.
 */
export async function fetchParts(
  options: Pick<ClusterOptions, 'nodeImage' | 'cache' | 'path' | 'progress'>,
): Promise<{ readonly kind: string; readonly image: string }> {
  return { kind: await fetchKind(options), image: await ensureNodeImage(options.nodeImage, options) };
}

/** One that was started earlier. Throws a KindError when there is none. */
export async function openCluster({ name, home }: Pick<ClusterOptions, 'name' | 'home'>): Promise<Cluster> {
  const note = readNote(home, name);
  const reached = await reachCluster({ name, folder: folderOf(home, name) });
  if (note === undefined || reached.nodes.length === 0)
    throw new KindError(`there is no cluster '${name}': 'make up' starts one`);
  return {
    ...reached,
    checkNetwork: () => checkFirewall(note.image, note.network.bridge),
    checkServices: () => checkServices(reached),
    stop: async () => void (await stopCluster({ name, home })),
  };
}
