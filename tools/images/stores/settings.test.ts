import { cassandraImageSettings, kafkaImageSettings } from './settings.ts';

test('Kafka says that it is where it is told, else where the name kafka leads', () => {
  expect(kafkaImageSettings({})).toEqual({ listeners: 'PLAINTEXT://0.0.0.0:9092,CONTROLLER://127.0.0.1:9093', 'advertised.listeners': 'PLAINTEXT://kafka:9092' });
  expect(kafkaImageSettings({ KAFKA_ADVERTISED_LISTENER: 'localhost:19092' })).toMatchObject({ 'advertised.listeners': 'PLAINTEXT://localhost:19092' });
  expect(kafkaImageSettings({ KAFKA_ADVERTISED_LISTENER: 'PLAINTEXT://kafka:9092' })).toBeUndefined();
});

test('Cassandra is found at the address of its Pod, of its container, or of its machine', () => {
  const [inside, outside] = [{ address: '127.0.0.1', family: 'IPv4', internal: true }, { address: '172.17.0.2', family: 'IPv4', internal: false }] as const;
  const interfaces = { lo: [inside], eth0: [{ address: 'fe80::1', family: 'IPv6', internal: false } as const, outside] };
  expect(cassandraImageSettings({ POD_IP: '10.0.0.7' }, interfaces)).toEqual({ rpc_address: '10.0.0.7' });
  expect(cassandraImageSettings({}, interfaces)).toEqual({ rpc_address: '172.17.0.2' });
  expect(cassandraImageSettings({}, { lo: [inside] })).toEqual({ rpc_address: '127.0.0.1' });
});
