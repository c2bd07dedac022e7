import { parse } from 'yaml';
import { z } from 'zod';
import { buildValuesFile, buildValuesSchema } from './chart-files.ts';

const schema = z.strictObject({
  image: z.strictObject({ tag: z.string().default('').describe('Its tag.') }).prefault({}).describe('The image.'),
  names: z.array(z.string().min(1)).default([]).describe('Their names.'),
  global: z.looseObject({}).optional().describe('Of Helm.'),
});

test('values have their defaults, and say what they are', () => {
  expect(buildValuesFile(schema, 'Made.')).toBe(['# Made.', '', '# The image.', 'image:', '  # Its tag.', '  tag: ""', '', '# Their names.', 'names: []', ''].join('\n'));
  expect(parse(buildValuesFile(schema, 'Made.'))).toEqual(schema.parse({}));
});

test('Helm knows the rules that the schema has', () => {
  expect(JSON.parse(buildValuesSchema(schema))).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    properties: { image: { properties: { tag: { type: 'string', default: '' } }, additionalProperties: false }, names: { items: { minLength: 1 } }, global: { additionalProperties: {} } },
    additionalProperties: false,
  });
  expect(JSON.parse(buildValuesSchema(schema))).not.toHaveProperty('required');
});
