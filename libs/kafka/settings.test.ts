import { obeys, readConfig } from '@cecochat/runtime';
import { z } from 'zod';
import { kafkaRules, kafkaSettings, readKafkaConnection, type KafkaConnection } from './index.ts';

const schema = z.object(kafkaSettings).check(obeys(kafkaRules));

function read(settings: Readonly<Record<string, string>>): KafkaConnection | readonly string[] {
  const env = { CECOCHAT_KAFKA_BROKERS: 'a:1, b:2', ...Object.fromEntries(Object.entries(settings).map(([key, value]) => [`CECOCHAT_KAFKA_${key}`, value])) };
  const outcome = readConfig({ name: 'test', description: '', schema, env });
  if (outcome.kind === 'config') return readKafkaConnection(outcome.config);
  return outcome.kind === 'wrong' ? outcome.lines : [];
}

test('brokers alone are reached in plain text, by nobody in particular', () => {
  expect(read({})).toEqual({ brokers: ['a:1', 'b:2'], tls: undefined, credentials: undefined });
});

test('TLS and credentials go together or alone', () => {
  const user = { MECHANISM: 'scram-sha-512', USERNAME: 'chat', PASSWORD: 'secret' };
  const credentials = { mechanism: 'scram-sha-512', username: 'chat', password: 'secret' };
  expect(read({ TLS: 'true', ...user })).toEqual({ brokers: ['a:1', 'b:2'], tls: { ca: undefined }, credentials });
  expect(read({ TLS: 'true', TLS_MIN_VERSION: '1.3' })).toMatchObject({ tls: { minVersion: 'TLSv1.3' } });
  expect(read({ TLS: 'false', ...user })).toMatchObject({ tls: undefined, credentials });
});

test.each([
  ['certificates without TLS', { TLS: 'false', CA: import.meta.filename }, ['CECOCHAT_KAFKA_CA: FILE holds no certificate in PEM'.replace('FILE', import.meta.filename)]],
  ['a version of TLS without TLS', { TLS_MIN_VERSION: '1.3' }, ['CECOCHAT_KAFKA_TLS is missing: must be true, CECOCHAT_KAFKA_TLS_MIN_VERSION needs it']],
  ['a mechanism without a user', { MECHANISM: 'plain' }, ['CECOCHAT_KAFKA_USERNAME is missing: CECOCHAT_KAFKA_MECHANISM needs it, or CECOCHAT_KAFKA_CREDENTIALS']],
  ['a user without a password', { MECHANISM: 'plain', USERNAME: 'chat' }, ['CECOCHAT_KAFKA_PASSWORD is missing: CECOCHAT_KAFKA_USERNAME needs it']],
  ['a password without a mechanism', { USERNAME: 'chat', PASSWORD: 'secret' }, ['CECOCHAT_KAFKA_MECHANISM is missing: CECOCHAT_KAFKA_PASSWORD needs it']],
  ['an unknown mechanism', { MECHANISM: 'gssapi' }, [expect.stringMatching(/^CECOCHAT_KAFKA_MECHANISM: .*"plain"\|"scram-sha-256"\|"scram-sha-512"/)]],
  ['neither yes nor no', { TLS: 'yes' }, [expect.stringMatching(/^CECOCHAT_KAFKA_TLS: .*"true"\|"false"/)]],
])('%s is refused', (_what, settings, problems) => {
  expect(read(settings)).toEqual(problems);
  expect(JSON.stringify(read(settings))).not.toContain('secret');
});
