import { join, relative } from 'node:path';
import { startChild, tellingLine } from '@cecochat/runtime';
import { cacheFolders } from '../../cache.ts';
import type { Steps } from '../../run/steps.ts';
import { startCluster, stopCluster, type Cluster } from '../cluster/index.ts';
import { checkEngine } from '../engine/index.ts';
import { KindError } from '../kind-error.ts';
import { repository, type UpOptions, type NameOptions } from '../options.ts';
import { fetchHelm } from '../programs/index.ts';
import { installPlatform } from './install-platform.ts';
import { sampleCluster } from './sample.ts';

/** Starts a cluster with a platform in it, and prints its usage. */
export async function up({ name, workers, version, nodeImage }: UpOptions, steps: Steps): Promise<void> {
  const begunMs = performance.now();
  const path = process.env['PATH'] ?? '';
  await steps.run('checking this machine', () => checkEngine(repository));
  const cluster = await steps.run('starting a cluster', (progress) =>
    startCluster({ name, workers, home, cache, nodeImage, path, progress }),
  );
  const archive = await steps.run('making the images of the platform', () =>
    makeImages(version, join(repository, 'dist/images')),
  );
  await steps.run('loading them into the nodes', () => cluster.loadImages([archive]));
  const helm = await steps.run('looking for helm', (progress) => fetchHelm({ cache, path, progress }));
  await steps.run('installing stores, operator and a ChatCluster', (progress) =>
    installPlatform({ cluster, helm, version, progress }),
  );
  steps.say(`up after ${((performance.now() - begunMs) / 1_000).toFixed(1)} s\n\n${describeCommands(cluster)}`);
}

function describeCommands({ name, kubeconfig, kubectlPath }: Cluster): string {
  const url = `--url ${sampleCluster.url}`;
  const folder = relative(process.cwd(), join(kubeconfig, '..'));
  return [
    'try next:',
    `  ./cecochat chat --user 1 --with 2 ${url}`,
    `  ./cecochat chat --user 2 --with 1 ${url}      in another terminal`,
    `  ./cecochat replay samples/college-messages.tsv --limit 2000 ${url}`,
    '',
    `  export KUBECONFIG=${kubeconfig}`,
    `  ${join(folder, relative(join(kubeconfig, '..'), kubectlPath))} -n ${sampleCluster.namespace} get ` +
      'chatcluster,pods',
    `  ${join(folder, relative(join(kubeconfig, '..'), kubectlPath))} -n ${sampleCluster.namespace} scale ` +
      `chatcluster ${sampleCluster.name} --replicas 3`,
    '',
    `make down${name === 'cecochat' ? '' : ` ARGS="--name ${name}"`} removes it`,
  ].join('\n');
}

/** What is known of clusters. */
export const home = join(repository, '.cecochat/kind');
/** What is built for clusters. */
export const cache = cacheFolders.kind;

/** Removes a cluster; reports when there was none. */
export async function down({ name }: NameOptions, steps: Steps): Promise<void> {
  await checkEngine(repository);
  const removed = await steps.run(`removing the cluster '${name}'`, () =>
    stopCluster({ name, home, withImages: true }),
  );
  if (!removed) steps.say(`there was no cluster '${name}'`);
}

/** The archive with all images of the platform and of its stores, made from here. */
export async function makeImages(version: string, folder: string): Promise<string> {
  const log = join(folder, 'images.log');
  const args = [
    join(repository, 'tools/images/main.ts'),
    '--stores',
    '--together',
    '--version',
    version,
    '--out',
    folder,
  ];
  const why = await startChild({ name: 'images', command: process.execPath, args, log }).gone;
  if (why !== 'ended with exit code 0')
    throw new KindError(`making images ${why}: ${tellingLine(log)} (all of it: ${log})`);
  return join(folder, 'images.tar');
}
