import { npmComponent } from './component.ts';
import { buildImage } from './image.ts';
import type { Layer } from './layer.ts';
import { buildSbom } from './sbom.ts';

const packageOf = (name: string) => npmComponent({ name, version: '1.0.0' });
const [zod, pino] = [packageOf('zod'), packageOf('pino')] as const;
const layer = (name: string, components: Layer['components']): Layer => ({ name, description: name, diffId: name, digest: `sha256:${name}`, size: 1, file: name, components });
const image = (own: string) =>
  buildImage(
    { name: own, description: '', layers: [layer('base', [zod]), layer(own, [pino, zod])], entrypoint: [], volumes: [] },
    { registry: 'localhost:5000/chat', version: '1.2.3', architecture: 'arm64', source: undefined },
  );

test('an image has the components of its layers, each once, and depends on all of them', () => {
  const { components, dependencies } = buildSbom(image('history'));
  expect(components).toEqual([pino, zod]);
  expect(dependencies[0]?.dependsOn).toEqual(['pkg:npm/pino@1.0.0', 'pkg:npm/zod@1.0.0']);
});

test('it names the image by its digest, and its layers by theirs', () => {
  const history = image('history');
  const { component } = buildSbom(history).metadata;
  expect(component).toMatchObject({
    type: 'container', name: 'localhost:5000/chat/history', version: '1.2.3',
    hashes: [{ alg: 'SHA-256', content: history.manifest.digest.slice(7) }],
    properties: [{ name: 'cecochat:layer:base', value: 'sha256:base' }, { name: 'cecochat:layer:history', value: 'sha256:history' }],
  });
  expect(component.purl).toBe(`pkg:oci/history@sha256%3A${history.manifest.digest.slice(7)}?arch=arm64&repository_url=localhost%3A5000%2Fchat%2Fhistory&tag=1.2.3`);
});

test('each image has a serial number of its own, the same each time', () => {
  const { serialNumber } = buildSbom(image('history'));
  expect(serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(buildSbom(image('history')).serialNumber).toBe(serialNumber);
  expect(buildSbom(image('setup')).serialNumber).not.toBe(serialNumber);
});
