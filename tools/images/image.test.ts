import { buildImage, compressedSize, type ImageOptions, type ImagePlan } from './image.ts';
import type { Layer } from './layer.ts';

const layer = (name: string, size: number): Layer => ({ name, description: `all of ${name}`, diffId: `sha256:d-${name}`, digest: `sha256:${name}`, size, file: `/cache/${name}`, components: [] });
const plan: ImagePlan = { name: 'history', description: 'Shows what was', layers: [layer('base', 10), layer('own', 5)], entrypoint: ['/node', '/app/main.js'], volumes: [] };
const options: ImageOptions = { registry: 'registry.example.com/chat', version: '1.2.3', architecture: 'amd64', source: undefined };

const contentOf = ({ bytes }: { readonly bytes: Uint8Array }) => JSON.parse(Buffer.from(bytes).toString()) as object;

test('an image says what it runs, as whom, and what it is', () => {
  const image = buildImage(plan, options);
  expect(image.reference).toBe('registry.example.com/chat/history:1.2.3');
  expect(contentOf(image.config)).toEqual({
    created: '1970-01-01T00:00:00.000Z',
    architecture: 'amd64',
    os: 'linux',
    config: {
      User: '1000:1000',
      Env: ['PATH=/usr/local/bin'],
      Entrypoint: ['/node', '/app/main.js'],
      WorkingDir: '/',
      Labels: {
        'org.opencontainers.image.title': 'CecoChat history',
        'org.opencontainers.image.description': 'Shows what was',
        'org.opencontainers.image.version': '1.2.3',
        'org.opencontainers.image.licenses': 'Apache-2.0',
      },
    },
    rootfs: { type: 'layers', diff_ids: ['sha256:d-base', 'sha256:d-own'] },
    history: ['all of base', 'all of own'].map((created_by) => ({ created: '1970-01-01T00:00:00.000Z', created_by })),
  });
});

test('its manifest names the configuration and the layers by digest and size', () => {
  const { config, manifest, ...image } = buildImage(plan, options);
  expect(contentOf(manifest)).toMatchObject({
    schemaVersion: 2,
    config: { digest: config.digest, size: config.bytes.length },
    layers: [{ digest: 'sha256:base', size: 10 }, { digest: 'sha256:own', size: 5 }],
  });
  expect(compressedSize({ config, manifest, ...image })).toBe(15 + config.bytes.length + manifest.bytes.length);
});

test('the same plan is the same image, another label or volume another one', () => {
  const digestOf = (...args: Parameters<typeof buildImage>) => buildImage(...args).manifest.digest;
  expect(digestOf(plan, options)).toBe(digestOf(structuredClone(plan), { ...options }));
  expect(digestOf(plan, { ...options, source: 'https://example.com' })).not.toBe(digestOf(plan, options));
  expect(digestOf({ ...plan, volumes: ['/data'] }, options)).not.toBe(digestOf(plan, options));
});
