import { environmentPrefix, readConfig } from '@cecochat/runtime';
import { parseAllDocuments } from 'yaml';
import { configSchema } from '../../operator/kubernetes/controller/operator-config.ts';
import { buildInstall, readDefinition } from './index.ts';

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly fieldRef: { readonly fieldPath: string } };
}

const facts: Readonly<Record<string, string>> = { 'metadata.name': 'cecochat-operator-1', 'metadata.namespace': 'ours', 'status.podIP': '10.0.0.1' };

/** The environment as the kubelet makes it. */
function environmentOf(variables: readonly Variable[]): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const { name, value, valueFrom } of variables) {
    environment[name] = valueFrom === undefined ? (value ?? '').replace(/\$\((\w+)\)/g, (text, known: string) => environment[known] ?? text) : (facts[valueFrom.fieldRef.fieldPath] ?? '');
  }
  return environment;
}

test('the operator is given every setting that it needs, and none that it does not know', () => {
  const manifests = parseAllDocuments(buildInstall(readDefinition(), { namespaces: ['blue', 'green'], logLevel: 'warn' })).map((each) => each.toJSON());
  const environment = environmentOf(manifests.find(({ kind }) => kind === 'Deployment').spec.template.spec.containers[0].env);
  expect(readConfig({ name: 'operator', description: '', schema: configSchema, env: environment })).toEqual({
    kind: 'config',
    config: { NAME: 'cecochat-operator-1', NAMESPACE: 'ours', NAMESPACES: ['blue', 'green'], ADMIN_LISTEN: '10.0.0.1:9090', CONSOLE_LISTEN: '', LOG_LEVEL: 'warn' },
  });
  const given = Object.keys(environment).filter((name) => name.startsWith(environmentPrefix));
  expect(given.map((name) => name.slice(environmentPrefix.length)).filter((name) => !(name in configSchema.shape))).toEqual([]);
});
