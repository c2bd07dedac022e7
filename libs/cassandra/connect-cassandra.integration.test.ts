import { execFile } from 'node:child_process';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { promisify } from 'node:util';
import { testStores } from '../../test/support/stores.ts';

const [host = '', port = ''] = testStores().cassandraContactPoints.split(':');
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A way to Cassandra whose every connection breaks or falls silent after so many bytes of answers. */
async function wayThatEnds(how: 'broken' | 'silent', bytes: number): Promise<string> {
  const server = createServer((near) => {
    let left = bytes;
    const far = connect(Number(port), host);
    near.on('data', (chunk) => far.write(chunk)).on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    far.on('data', (chunk) => {
      left -= chunk.length;
      if (left >= 0) near.write(chunk);
      else if (how === 'broken') near.destroy();
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Connects in a process of its own, which has nothing else to do: what it prints, once it has ended by itself. */
async function connectAlone(contactPoints: readonly string[], keyspace: string): Promise<string> {
  const script = `
    import { connectCassandra } from '@cecochat/cassandra';
    const logger = { debug() {}, info() {}, warn() {} };
    const [contactPoints, keyspace] = JSON.parse(process.argv[1]);
    await connectCassandra({ contactPoints, datacenter: 'datacenter1', keyspace, logger }).then(
      (client) => client.shutdown().then(() => console.log('connected')),
      () => console.log('failed'),
    );
    setTimeout(() => console.log('open after 8 s:', process.getActiveResourcesInfo().join(' ')), 8_000).unref();
  `;
  const args = ['--input-type=module', '--eval', script, JSON.stringify([contactPoints, keyspace])];
  // Killed when something that was left behind keeps it alive.
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 30_000 }).catch(
    (error: unknown) => error as { stdout: string },
  );
  return stdout;
}

test.each([
  { how: 'broken', bytes: 1_000 },
  { how: 'broken', bytes: 5_000 },
  { how: 'silent', bytes: 100 },
  { how: 'silent', bytes: 1_000 },
  { how: 'silent', bytes: 5_000 },
] as const)('nothing is left of a client whose connections are $how after $bytes bytes', async ({ how, bytes }) => {
  expect(await connectAlone([await wayThatEnds(how, bytes)], 'system')).toMatch(/^(failed|connected)\n$/);
});

test('nothing is left of a client whose keyspace is missing', async () => {
  expect(await connectAlone([testStores().cassandraContactPoints], 'nowhere')).toBe('failed\n');
});
