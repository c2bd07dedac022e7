import { createGrpcServer } from '@cecochat/runtime';
import { pino } from 'pino';
import { describeConnection } from '../../../test/support/connection-contract.ts';
import { openTestEdge, type TestEdge } from '../../../test/support/edge.ts';
import { eventually } from '../../../test/support/eventually.ts';
import { RawChat } from '../../../test/support/raw-client.ts';
import type { DeviceConnection } from './device-connection.ts';
import { addGrpcEdge } from './grpc-edge.ts';

const logger = pino({ enabled: false });
const accepted: DeviceConnection[] = [];
const devices: RawChat[] = [];
let edge: TestEdge;
let server: ReturnType<typeof createGrpcServer>;
let address = '';

beforeAll(async () => {
  edge = await openTestEdge(() => performance.now());
  server = createGrpcServer({ logger, certificate: undefined, edge, reflection: false });
  const taker = { accept: (connection: DeviceConnection) => void accepted.push(connection), send: () => Promise.reject(new Error('not used')) };
  addGrpcEdge(server, taker, logger);
  address = `127.0.0.1:${await server.listen('127.0.0.1:0')}`;
});

afterEach(() => {
  for (const device of devices.splice(0)) device.close();
  accepted.length = 0;
});

afterAll(async () => {
  await server.drain(0);
  edge.close();
});

function dial(token: string): RawChat {
  const device = new RawChat(address, token);
  devices.push(device);
  return device;
}

describeConnection(async () => {
  const device = dial(await edge.tokenOf(1));
  const [connection] = await eventually(() => {
    expect(accepted).toHaveLength(1);
    return accepted as [DeviceConnection];
  });
  return { connection, device };
});

test('a device is brought with the user of its token, before it sends a frame', async () => {
  dial(await edge.tokenOf(77));
  await eventually(() => expect(accepted).toMatchObject([{ caller: { user: 77n } }]));
});

test('no connection is made for a call without a valid token', async () => {
  const device = dial('Bearer not.a.token');
  device.listen({});
  expect(await device.untilEnded()).toMatchObject({ code: 'unauthenticated' });
  expect(accepted).toEqual([]);
});
