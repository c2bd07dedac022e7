import { eventually } from '../support/eventually.ts';
import { startApiServer, startLightFleet, type LightFleet, type TestApiServer } from '../support/kubernetes/index.ts';
import { privateRedis, type PrivateRedis } from '../support/stores.ts';
import { installOperator, LightPlatform, operatorNamespace, OperatorProcess, operatorUser } from './light/index.ts';

let server: TestApiServer;
let redis: PrivateRedis;
let fleet: LightFleet;
let operator: OperatorProcess;
let served: readonly LightPlatform[] = [];
let other: LightPlatform;
beforeAll(async () => {
  // One after the other: what has started is stopped also when the next does not start.
  redis = await privateRedis();
  server = await startApiServer();
  // One database for all: each has a prefix of its own.
  const platform = () => LightPlatform.create(server, redis.url);
  served = [await platform(), await platform()];
  other = await platform();
  await installOperator(server, served.map(({ namespace }) => namespace));
  fleet = await startLightFleet(server);
  operator = await OperatorProcess.start(server, { name: 'operator-0' });
});
afterAll(async () => {
  for (const platform of [...served, other]) platform?.close();
  await operator?.stop();
  await fleet?.stop();
  await redis?.stop();
  await server?.stop();
});

test('an operator for some namespaces serves what is in each of them, and touches nothing else', async () => {
  await other.apply();
  for (const platform of served) await platform.apply();
  for (const platform of served) await platform.settled(2);
  await served[1]?.scale(3);
  await served[1]?.settled(3);
  const left = await other.resource();
  expect({ status: left.status, finalizers: left.metadata.finalizers }).toEqual({ status: undefined, finalizers: [] });
  expect(await other.pods()).toEqual([]);
  expect(fleet.violations).toEqual([]);
});

test('it asks for nothing that it may not have, and for nothing of the whole cluster', async () => {
  await served[0]?.remove();
  const asked = await eventually(async () => {
    const log = (await server.auditLog()).filter(({ user }) => user === operatorUser);
    expect(log.length).toBeGreaterThan(50);
    return log;
  });
  const namespaces = new Set(asked.map(({ namespace }) => namespace));
  expect([...namespaces].sort()).toEqual([operatorNamespace, ...served.map(({ namespace }) => namespace)].sort());
  expect(asked.filter(({ code }) => code === 403)).toEqual([]);
});
