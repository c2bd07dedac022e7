import { buildOpenApi, pathOf } from '../../services/web/calls/openapi.ts';
import { exposedCalls } from '../../services/web/calls/exposed-calls.ts';
import { readDocument } from './tables.ts';

const description = JSON.parse(readDocument('openapi.json')) as {
  readonly paths: Readonly<Record<string, { readonly post: { readonly description?: string } }>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

test('docs/openapi.json is what the descriptors give; if not, node test/docs/write-tables.ts writes it', () => {
  expect(description).toEqual(JSON.parse(JSON.stringify(buildOpenApi())));
});

test('it has every exposed call with its words, and all that it refers to', () => {
  expect(Object.keys(description.paths)).toEqual(exposedCalls.map(pathOf));
  for (const { post } of Object.values(description.paths)) expect(post.description).toMatch(/\.$/);
  const referred = [...JSON.stringify(description).matchAll(/"\$ref":"#\/components\/(\w+)\/([\w.]+)"/g)];
  expect(referred.length).toBeGreaterThan(20);
  for (const [, kind = '', name = ''] of referred) expect(description.components[kind]).toHaveProperty([name]);
});
