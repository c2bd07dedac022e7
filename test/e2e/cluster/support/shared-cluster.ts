import { join } from 'node:path';
import { fetchHelm, openCluster, startCluster, type Cluster } from '../../../../tools/kind/index.ts';
import { cache, home, installPlatform, makeImages, sampleCluster } from '../../../../tools/kind/platform/index.ts';
import { product } from '../../../../tools/product.ts';
import { nodeImage } from './node-image.ts';
import { writeSetting } from './setting.ts';

const repository = join(import.meta.dirname, '../../../..');
const { version } = product;
/** A tag of the same images, to which is upgraded. */
const nextVersion = `${version}-next`;
const upgraded = ['messaging', 'connect', 'history', 'materialize', 'groups', 'accounts', 'web', 'setup'];
/** What two cores take beside the cluster itself. */
const load = { devices: 200, rate: 100 };

export interface SharedCluster {
  stop(): Promise<void>;
}

const progress = (line: string): void => void process.stderr.write(`${line}\n`);

/** A cluster with the platform in it; CECOCHAT_E2E_CLUSTER names one of `make up` that is used and stays. */
export async function startShared(): Promise<SharedCluster> {
  const existing = process.env['CECOCHAT_E2E_CLUSTER'];
  const helm = await fetchHelm({ cache, path: process.env['PATH'] ?? '', progress });
  const cluster = existing === undefined ? await startWithPlatform(helm) : await openCluster({ name: existing, home });
  await tagImages(cluster);
  const { name, kubeconfig, kubectlPath } = cluster;
  writeSetting({ name, kubeconfig, kubectl: kubectlPath, helm, connectUrl: sampleCluster.url, version, nextVersion, load, evidence: join(repository, 'dist/e2e') });
  return { stop: async () => (existing === undefined ? cluster.stop() : undefined) };
}

async function startWithPlatform(helm: string): Promise<Cluster> {
  const begunMs = performance.now();
  progress('making the images of the platform meanwhile');
  const images = makeImages(version, join(repository, 'dist/images'));
  images.catch(() => undefined); // `await images` below throws the error.
  const cluster = await startCluster({ name: 'cecochat-e2e', workers: 2, home, cache, nodeImage, path: process.env['PATH'] ?? '', progress });
  try {
    await cluster.loadImages([await images]);
    progress('installing stores, operator and a ChatCluster');
    await installPlatform({ cluster, helm, version, progress });
    progress(`the platform is up after ${Math.round((performance.now() - begunMs) / 1_000)} s`);
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** The same images by another version. */
async function tagImages(cluster: Cluster): Promise<void> {
  await Promise.all(cluster.nodes.map(async ({ name }) => {
    for (const image of upgraded) {
      const reference = `docker.io/cecochat/${image}`;
      await cluster.execute(name, ['ctr', '--namespace', 'k8s.io', 'images', 'tag', '--force', `${reference}:${version}`, `${reference}:${nextVersion}`]);
    }
  }));
}
