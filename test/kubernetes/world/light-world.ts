import { eventually } from '../../support/eventually.ts';
import { startApiServer, startLightFleet, type LightFleet, type TestApiServer } from '../../support/kubernetes/index.ts';
import { privateRedis, type PrivateRedis } from '../../support/stores.ts';
import { installOperator, leaderIn, LightPlatform, OperatorProcess } from '../light/index.ts';

/** A Redis has so many databases. */
const databases = 16;

/** An API server, a light fleet, an operator that leads, and as many ChatClusters as a test wants. */
export class LightWorld {
  readonly server: TestApiServer;
  readonly fleet: LightFleet;
  readonly platforms: readonly LightPlatform[];
  readonly #stores: readonly PrivateRedis[];
  #operators = 0;
  #operator: OperatorProcess | undefined;

  private constructor(server: TestApiServer, fleet: LightFleet, stores: readonly PrivateRedis[], platforms: readonly LightPlatform[]) {
    this.server = server;
    this.fleet = fleet;
    this.#stores = stores;
    this.platforms = platforms;
  }

  static async start({ platforms: count, reportMs }: { readonly platforms: number; readonly reportMs: number }): Promise<LightWorld> {
    const server = await startApiServer();
    await installOperator(server);
    const stores = await Promise.all(Array.from({ length: Math.ceil(count / databases) }, () => privateRedis()));
    const fleet = await startLightFleet(server, { reportMs });
    const urls = stores.flatMap(({ url }) => Array.from({ length: databases }, (_, database) => `${url}/${database}`));
    const platforms: LightPlatform[] = [];
    for (const url of urls.slice(0, count)) platforms.push(await LightPlatform.create(server, url));
    const world = new LightWorld(server, fleet, stores, platforms);
    await world.startOperator();
    return world;
  }

  get operator(): OperatorProcess {
    if (this.#operator === undefined) throw new Error('no operator runs');
    return this.#operator;
  }

  /** Another one, in the place of the one that runs; resolves when it leads. */
  async startOperator(): Promise<void> {
    await this.#operator?.stop();
    const name = `operator-${this.#operators++}`;
    this.#operator = await OperatorProcess.start(this.server, { name });
    await eventually(async () => expect(await leaderIn(this.server)).toBe(name), 30_000);
  }

  async stop(): Promise<void> {
    await this.#operator?.stop();
    for (const platform of this.platforms) platform.close();
    await this.fleet.stop();
    await Promise.all(this.#stores.map((store) => store.stop()));
    await this.server.stop();
  }
}
