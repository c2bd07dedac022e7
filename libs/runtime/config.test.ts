import { z } from 'zod';
import { hostPorts, ownHostPort, readConfig } from './config.ts';

const schema = z.object({ LISTEN: ownHostPort, BROKERS: hostPorts });
const read = (listen: string, brokers = 'kafka:9092') => readConfig({ name: 'a', description: 'b', schema, env: { CECOCHAT_LISTEN: listen, CECOCHAT_BROKERS: brokers } });

test('the IP of a pod with a port behind it is an address, whichever kind of IP it is', () => {
  for (const [text, LISTEN] of [['10.0.0.5:9000', '10.0.0.5:9000'], ['fd00::5:9000', '[fd00::5]:9000'], ['[fd00::5]:9000', '[fd00::5]:9000']] as const) {
    expect(read(text)).toMatchObject({ kind: 'config', config: { LISTEN } });
  }
  expect(read('fd00::5')).toMatchObject({ kind: 'wrong', lines: [expect.stringContaining('CECOCHAT_LISTEN: must be host:port')] });
});

test('of several addresses each has a port, and brackets where it has colons', () => {
  expect(read('a:1', '[::1]:9092, kafka:9092')).toMatchObject({ kind: 'config', config: { BROKERS: ['[::1]:9092', 'kafka:9092'] } });
  for (const brokers of ['::1:9092', 'kafka', 'kafka:9092,']) {
    expect(read('a:1', brokers)).toMatchObject({ kind: 'wrong', lines: [expect.stringContaining('CECOCHAT_BROKERS: must be a comma separated list')] });
  }
});
