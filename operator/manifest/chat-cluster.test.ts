import { breakBounds, breakRules, fieldAt, fieldsOf, fullSpec, manifestOf, specSchema, specWith, type BrokenManifest } from '../../test/kubernetes/manifests/index.ts';
import { addressTemplateOf } from './exposure.ts';
import { ManifestError, parseChatCluster } from './parse-manifest.ts';
import { celRulesOf } from './rules.ts';

const kept = { name: 'mine', namespace: 'chat', uid: 'u', resourceVersion: '1', generation: 1 };
const parse = (spec: unknown) => parseChatCluster(manifestOf(spec, kept));
const problemsOf = (spec: unknown): readonly string[] => {
  try {
    parse(spec);
  } catch (error) {
    if (error instanceof ManifestError) return error.problems;
    throw error;
  }
  return [];
};
const broken: readonly BrokenManifest[] = [...breakBounds(), ...breakRules()];

test('a spec with every field is a manifest', () => {
  expect(problemsOf(fullSpec)).toEqual([]);
  const missing = fieldsOf(specSchema, fullSpec).filter(({ value }) => value === undefined).map(({ path }) => path.join('.'));
  expect(missing.filter((path) => !path.startsWith('auth.keys.secret') && !path.endsWith('env.0.valueFrom'))).toEqual([]);
});

test.each(broken.map((each) => [each.field, each.what, each] as const))('%s is named when it is broken: %s', (_field, _what, { spec, field, rule }) => {
  expect(problemsOf(spec).filter((problem) => problem.startsWith(`${field} `)).join('\n')).toContain(rule);
});

test('every rule that an API server follows has a manifest that breaks it', () => {
  const rules = fieldsOf(specSchema, fullSpec).flatMap(({ path, field }) =>
    celRulesOf({ ...field }).filter(({ rule }) => !rule.includes('oldSelf')).map(({ message, fieldPath = '' }) => ({ message, field: `${fieldAt(path)}${fieldPath}` })));
  expect(rules.length).toBeGreaterThan(30);
  expect(rules.filter(({ message, field }) => !broken.some((each) => each.field === field && message.startsWith(each.rule)))).toEqual([]);
});

test('numbers may be at their bounds', () => {
  const atBounds = fieldsOf(specSchema, fullSpec).flatMap(({ path, field: { type, minimum, maximum } }) =>
    type !== 'integer' ? [] : [minimum, maximum].filter((value) => value !== undefined).map((value) => ({ path, value })));
  expect(atBounds.length).toBeGreaterThan(30);
  expect(atBounds.flatMap(({ path, value }) => problemsOf(specWith(path, value)))).toEqual([]);
});

test.each([
  ['messaging', { type: 'NodePort', advertisedAddressTemplate: 'chat.example.com:{nodePort}' }],
  ['connect', { advertisedAddressTemplate: '[fd00::1]:443' }],
  ['history', { type: 'LoadBalancer', advertisedAddressTemplate: '{name}.{cluster}.{namespace}.example.com:{nodePort}' }],
])('%s may be reached by %j', (service, exposure) => {
  expect(problemsOf({ plaintext: true, [service]: { exposure } })).toEqual([]);
});

test.each([
  ['messaging', 'ClusterIP', '{podIP}:{port}'],
  ['messaging', 'NodePort', '{hostIP}:{nodePort}'],
  ['connect', 'LoadBalancer', '{loadBalancer}:{port}'],
  ['history', 'ClusterIP', '{name}.{namespace}.svc:{port}'],
] as const)('%s, exposed by %s, is reached by %s unless the manifest says otherwise; that may be said as well', (service, type, template) => {
  const { [service]: said } = parse({ plaintext: true, [service]: { exposure: { type } } }).spec;
  expect(addressTemplateOf(service, said.exposure)).toBe(template);
  const { [service]: same } = parse({ plaintext: true, [service]: { exposure: { type, advertisedAddressTemplate: template } } }).spec;
  expect(addressTemplateOf(service, same.exposure)).toBe(template);
});

test('amounts of resources are texts, as Kubernetes writes them', () => {
  const { resources } = parse({ connect: { resources: { requests: { cpu: 2, memory: '1.5Gi' } } } }).spec.connect;
  expect(resources).toEqual({ requests: { cpu: '2', memory: '1.5Gi' } });
});
