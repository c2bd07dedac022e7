import { buildManifest } from './build-packages.ts';

const source = (changed: object) => JSON.stringify({ name: '@cecochat/sample', version: '1.2.3', private: true, description: 'a sample', ...changed });

test('what is exported becomes JavaScript with its types, for each condition', () => {
  const exports = { '.': './index.ts', './part': { node: './node.ts', default: './part.ts' } };
  const manifest = buildManifest(source({ exports, dependencies: { zod: '^4.0.0' } }), '1.2.3');
  expect(manifest).toMatchObject({ name: '@cecochat/sample', version: '1.2.3', dependencies: { zod: '^4.0.0' } });
  expect(manifest).not.toHaveProperty('private');
  expect(manifest['exports']).toEqual({
    '.': { types: './index.d.ts', default: './index.js' },
    './part': { node: { types: './node.d.ts', default: './node.js' }, default: { types: './part.d.ts', default: './part.js' } },
    './package.json': './package.json',
  });
});

test('the version is that of the product', () => {
  expect(() => buildManifest(source({}), '1.3.0')).toThrow('@cecochat/sample has version 1.2.3, the product has 1.3.0');
});

test('what is exported as something else than a module of TypeScript is refused', () => {
  expect(() => buildManifest(source({ exports: { '.': './index.js' } }), '1.2.3')).toThrow('such as ./index.ts');
});
