import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundles, programs } from '../../../tools/bundle/index.ts';
import { eventually } from '../../support/eventually.ts';
import { startApiServer, startLightFleet, type LightFleet, type TestApiServer } from '../../support/kubernetes/index.ts';
import { privateRedis, type PrivateRedis } from '../../support/stores.ts';
import { installOperator, leaderIn, LightPlatform, OperatorProcess } from '../light/index.ts';

/** A Redis has so many databases. */
const databases = 16;

export interface WorldOptions {
  readonly platforms: number;
  /** Servers report so often, in milliseconds. */
  readonly reportMs: number;
  /** Whether the operator is what images have of it: its figures are those of a cluster then. */
  readonly isBundled?: boolean;
}

interface WorldParts {
  readonly server: TestApiServer;
  readonly fleet: LightFleet;
  readonly stores: readonly PrivateRedis[];
  /** Of its own, until it stops. */
  readonly folder: string;
  readonly program: string | undefined;
}

/** An API server, a light fleet, an operator that leads, and as many ChatClusters as a test wants. */
export class LightWorld {
  readonly server: TestApiServer;
  readonly fleet: LightFleet;
  readonly platforms: readonly LightPlatform[];
  readonly #stores: readonly PrivateRedis[];
  /** Of the operator as it is in an image; undefined for its sources. */
  readonly #program: string | undefined;
  readonly #folder: string;
  #operators = 0;
  #operator: OperatorProcess | undefined;

  private constructor(parts: WorldParts, platforms: readonly LightPlatform[]) {
    const { server, fleet, stores, folder, program } = parts;
    this.server = server;
    this.fleet = fleet;
    this.#stores = stores;
    this.#folder = folder;
    this.#program = program;
    this.platforms = platforms;
  }

  static async start({ platforms: count, reportMs, isBundled = false }: WorldOptions): Promise<LightWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'cecochat-operator-'));
    const program = isBundled ? await bundle(folder) : undefined;
    const server = await startApiServer();
    await installOperator(server);
    const stores = await Promise.all(Array.from({ length: Math.ceil(count / databases) }, () => privateRedis()));
    const fleet = await startLightFleet(server, { reportMs });
    const urls = stores.flatMap(({ url }) => Array.from({ length: databases }, (_, database) => `${url}/${database}`));
    const platforms: LightPlatform[] = [];
    for (const url of urls.slice(0, count)) platforms.push(await LightPlatform.create(server, url));
    const world = new LightWorld({ server, fleet, stores, folder, program }, platforms);
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
    this.#operator = await OperatorProcess.start(this.server, { name, program: this.#program });
    await eventually(async () => expect(await leaderIn(this.server)).toBe(name), 30_000);
  }

  async stop(): Promise<void> {
    await this.#operator?.stop();
    for (const platform of this.platforms) platform.close();
    await this.fleet.stop();
    await Promise.all(this.#stores.map((store) => store.stop()));
    await this.server.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Path of the bundle of the operator. */
async function bundle(folder: string): Promise<string> {
  const { operator = '' } = programs;
  await buildBundles({ operator }, join(folder, 'dist'));
  return join(folder, 'dist/operator/main.js');
}
