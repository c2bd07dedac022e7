import { FaultProxy, startApiServer, startLightFleet, type LightFleet, type TestApiServer } from '../../support/kubernetes/index.ts';
import { privateRedis, type PrivateRedis } from '../../support/stores.ts';
import { installOperator, OperatorProcess } from './operator-process.ts';

/** An operator as a process before a real API server and a light fleet, with a Redis of the test's own. */
export interface LightStage {
  readonly server: TestApiServer;
  readonly fleet: LightFleet;
  readonly redis: PrivateRedis;
  /** Between the operator and the API server, unless they are to talk directly. */
  readonly proxy: FaultProxy;
  readonly operator: OperatorProcess;
  stop(): Promise<void>;
}

export async function startLightStage({ isDirect = false } = {}): Promise<LightStage> {
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of started.reverse()) await part.stop();
  };
  const begin = async <T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const part = await starting;
    started.push(part);
    return part;
  };
  try {
    const server = await begin(startApiServer());
    const redis = await begin(privateRedis());
    await installOperator(server);
    const fleet = await begin(startLightFleet(server));
    const proxy = await begin(FaultProxy.start(server));
    const operator = await begin(OperatorProcess.start(server, { name: 'operator-0', url: isDirect ? server.url : proxy.url }));
    return { server, redis, fleet, proxy, operator, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
