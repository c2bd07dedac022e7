import { eventually } from '../support/eventually.ts';
import { LightPlatform, startLightStage, type LightStage } from './light/index.ts';

let stage: LightStage;
beforeAll(async () => {
  stage = await startLightStage();
});
afterAll(() => stage?.stop());

test('the Service of each server is made once: its port is what devices are sent to', async () => {
  const { server, redis, proxy } = stage;
  const removed: string[] = [];
  proxy.faultOf = ({ method, path }) => {
    if (method === 'DELETE' && path.includes('/services/')) removed.push(path);
    return undefined;
  };
  const platform = await LightPlatform.create(server, redis.url);
  try {
    await platform.apply({ plaintext: true, messaging: { replicas: 2, exposure: { type: 'NodePort' } } });
    await platform.settled(2);
    await platform.scale(3);
    await platform.settled(3);
    expect(removed).toEqual([]);
    await platform.scale(2);
    await platform.settled(2);
    await eventually(() => expect(removed).toHaveLength(1));
    await platform.remove();
  } finally {
    proxy.faultOf = undefined;
    platform.close();
  }
});
