import { join } from 'node:path';
import { eventually } from '../../support/eventually.ts';
import { ClusterStage, operatorNamespace, sample, scenario, storesNamespace } from './support/index.ts';

const charts = join(import.meta.dirname, '../../../charts');
const release = 'cecochat';
const deployment = 'deployment/cecochat-operator';

let stage: ClusterStage;
beforeAll(async () => {
  stage = await ClusterStage.open();
});
afterAll(() => stage?.close());

const helm = (...args: string[]) => stage.helm('-n', operatorNamespace, ...args);
const logLevel = () => stage.kubectl('-n', operatorNamespace, 'get', deployment, '-o', 'jsonpath={.spec.template.spec.containers[0].env[?(@.name=="CECOCHAT_LOG_LEVEL")].value}');
const rolledOut = () => stage.kubectl('-n', operatorNamespace, 'rollout', 'status', deployment, '--timeout=120s');

scenario('the charts have nothing that helm complains of', async () => {
  for (const chart of ['cecochat', 'cecochat-dev-stores']) expect(await stage.helm('lint', '--strict', join(charts, chart))).toContain('0 chart(s) failed');
});

scenario('the release is upgraded and rolled back, and the platform goes on', async () => {
  const before = (await stage.platform.pods()).map(({ metadata }) => metadata.uid).sort();
  await helm('upgrade', release, join(charts, 'cecochat'), '--reuse-values', '--set', 'logLevel=debug', '--wait');
  expect(await logLevel()).toBe('debug');
  await rolledOut();
  await helm('rollback', release, '--wait');
  expect(await logLevel()).toBe('info');
  await rolledOut();
  await stage.platform.settled(before.length, 60_000);
  expect((await stage.platform.pods()).map(({ metadata }) => metadata.uid).sort()).toEqual(before);
});

scenario('restricted pod security holds where the platform runs', async () => {
  for (const namespace of [operatorNamespace, storesNamespace, sample.namespace]) {
    const override = JSON.stringify({ spec: { containers: [{ name: 'intruder', image: 'none', securityContext: { privileged: true } }] } });
    await expect(stage.kubectl('-n', namespace, 'run', 'intruder', '--image=none', `--overrides=${override}`)).rejects.toThrow('violates PodSecurity "restricted');
  }
});

scenario('no log has a secret in it', async () => {
  const secrets = JSON.parse(await stage.platform.kubectl('get', 'secrets', '-o', 'json')) as { items: { data?: Record<string, string> }[] };
  const values = secrets.items.flatMap(({ data }) => Object.values(data ?? {})).map((text) => Buffer.from(text, 'base64').toString('utf8'));
  const told = values.flatMap(partsToKeep);
  expect(told.length).toBeGreaterThan(0);
  for (const [namespace, label] of [[operatorNamespace, 'app.kubernetes.io/component=operator'], [sample.namespace, 'app.kubernetes.io/managed-by=cecochat-operator']] as const) {
    const logs = await stage.kubectl('-n', namespace, 'logs', '-l', label, '--all-containers', '--tail=-1', '--prefix');
    expect(logs.length).toBeGreaterThan(100);
    for (const secret of told) expect(logs.includes(secret)).toBe(false);
  }
});

/** Of a private key the part that makes it one, of a password all of it. */
function partsToKeep(value: string): string[] {
  if (!value.startsWith('{')) return value.length >= 8 ? [value] : [];
  const found = [...value.matchAll(/"(?:d|k|p|q)"\s*:\s*"([^"]{16,})"/g)].map(([, part = '']) => part);
  return found;
}

scenario('kubectl shows the platform, and where it answers', async () => {
  await eventually(async () => {
    const [header = '', line = ''] = (await stage.platform.kubectl('get', 'chat')).split('\n');
    expect(header.split(/\s+/)).toEqual(expect.arrayContaining(['NAME', 'READY', 'SERVERS', 'USERS', 'VERSION', 'MOVING', 'AGE']));
    expect(line).toContain('True');
  }, 30_000);
});
