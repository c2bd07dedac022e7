import { archiveEntries, fullName } from './archive.ts';
import { buildImage } from './image.ts';
import type { Layer } from './layer.ts';

const layer = (name: string): Layer => ({ name, description: name, diffId: `sha256:d-${name}`, digest: `sha256:${name}`, size: 1, file: `/cache/${name}`, components: [] });
const image = (name: string) =>
  buildImage(
    { name, description: name, layers: [layer('base'), layer(name)], entrypoint: ['/node'], volumes: [] },
    { registry: 'cecochat', version: '0.1.0', architecture: 'arm64', source: undefined },
  );
const [history, setup] = [image('history'), image('setup')];
const entries = archiveEntries([history, setup]);

function read(path: string): unknown {
  const content = entries.find((entry) => entry.path === path)?.content;
  return JSON.parse(typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString());
}

test('docker finds each image, and the files that it names are there', () => {
  const manifest = read('manifest.json') as { Config: string; RepoTags: string[]; Layers: string[] }[];
  expect(manifest.map(({ RepoTags, Layers }) => [RepoTags, Layers])).toEqual([
    [['cecochat/history:0.1.0'], ['blobs/sha256/base', 'blobs/sha256/history']],
    [['cecochat/setup:0.1.0'], ['blobs/sha256/base', 'blobs/sha256/setup']],
  ]);
  const paths = entries.map(({ path }) => path);
  for (const { Config, Layers } of manifest) for (const path of [Config, ...Layers]) expect(paths).toContain(path);
});

test('containerd finds each image by its full name', () => {
  expect(read('oci-layout')).toEqual({ imageLayoutVersion: '1.0.0' });
  expect(read('index.json')).toMatchObject({
    manifests: [
      { digest: history.manifest.digest, platform: { os: 'linux', architecture: 'arm64' }, annotations: { 'io.containerd.image.name': 'docker.io/cecochat/history:0.1.0' } },
      { digest: setup.manifest.digest, annotations: { 'org.opencontainers.image.ref.name': '0.1.0' } },
    ],
  });
  expect(read(`blobs/${history.manifest.digest.replace(':', '/')}`)).toMatchObject({ config: { digest: history.config.digest } });
});

test('what images share is there once', () => {
  expect(entries.filter(({ path }) => path === 'blobs/sha256/base')).toEqual([{ kind: 'file', path: 'blobs/sha256/base', content: { file: '/cache/base' }, executable: false }]);
});

test.each([
  ['cecochat/operator:1', 'docker.io/cecochat/operator:1'],
  ['operator:1', 'docker.io/library/operator:1'],
  ['registry.example.com/operator:1', 'registry.example.com/operator:1'],
  ['localhost/operator:1', 'localhost/operator:1'],
  ['registry:5000/a/operator:1', 'registry:5000/a/operator:1'],
])('%s stands for %s', (reference, full) => {
  expect(fullName(reference)).toBe(full);
});
