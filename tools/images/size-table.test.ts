import { buildImage } from './image.ts';
import type { Layer } from './layer.ts';
import { sizeTable } from './size-table.ts';

const layer = (name: string, size: number): Layer => ({ name, description: name, diffId: name, digest: name, size, file: name, components: [] });

test('each image has a line with its layers, what it weighs and its digest; what they share is counted once', () => {
  const options = { registry: 'cecochat', version: '1', architecture: 'amd64', source: undefined } as const;
  const image = (name: string, size: number) =>
    buildImage({ name, description: '', layers: [layer('base', 3_000_000), layer(name, size)], entrypoint: [], volumes: [] }, options);
  const [setup, messaging] = [image('setup', 250_000), image('messaging', 120_000_000)];
  expect(sizeTable([setup, messaging])).toEqual([
    'image                 layers                         MB  digest',
    `cecochat/setup:1      base 3.0 + setup 0.3          3.3  ${setup.manifest.digest}`,
    `cecochat/messaging:1  base 3.0 + messaging 120.0  123.0  ${messaging.manifest.digest}`,
    'all layers, each once: 123.3 MB',
  ]);
});
