import { messagingService } from '@cecochat/contracts';
import type { TestTokens } from '../../test/support/tokens.ts';
import type { BenchContext } from '../bench.ts';
import type { DeviceSpec, Protocol } from '../load/index.ts';
import { Pinning } from '../processes/index.ts';
import { barePaths, type FeedRequest, type InProcessLogOptions } from '../servers/index.ts';
import { startOnline, type Online } from './online.ts';
import { startBareServer, startGenerator, type Generator } from './workers.ts';

/** What load a stage is for: a small one, and a short one, for a smoke run. */
export interface StageSize {
  readonly devices: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** Where servers without Kafka are measured, one after the other: the load, and what they need. */
export interface Stage {
  readonly context: BenchContext;
  readonly pinning: Pinning;
  readonly online: Online;
  readonly devices: readonly DeviceSpec[];
  readonly generator: Generator;
  readonly times: Pick<StageSize, 'warmUpMs' | 'measureMs'>;
}

/** A server with how it is spoken to. */
export interface Subject {
  readonly name: string;
  readonly pid: number;
  /** host:port. */
  readonly address: string;
  readonly path: string;
  readonly protocol: Protocol;
  /** Begins to give records to devices. */
  feed(request: FeedRequest): Promise<void>;
  /** So many more of what is fed have arrived. */
  arrived(deliveries: number): Promise<void>;
  stop(): Promise<void>;
}

export async function openStage(
  context: BenchContext, sizes: Readonly<Record<BenchContext['size'], StageSize>>, devicesOfUser = 1,
): Promise<Stage> {
  const { devices: count, ...times } = sizes[context.size];
  const pinning = new Pinning(context.say);
  const online = await startOnline(context, pinning);
  const devices = await buildDevices(online.tokens, count, devicesOfUser);
  return { context, pinning, online, devices, generator: startGenerator(context, pinning), times };
}

/** A messaging server whose streams are opened, or that is called. */
export async function startMessaging(
  { online }: Stage, log: InProcessLogOptions, way: 'chat' | 'unary',
): Promise<Subject> {
  const { worker, address } = await online.startMessaging(log);
  const { path } = way === 'chat' ? messagingService.chat : messagingService.send;
  return {
    name: log.isRead ? 'messaging, with deliveries' : 'messaging',
    pid: worker.pid,
    address,
    path,
    protocol: { kind: way },
    feed: (request) => worker.call('feed', request),
    arrived: (deliveries) => worker.call('arrived', deliveries),
    stop: () => worker.stop(),
  };
}

/** A bare server that gives back each message of a stream so many times. */
export const startBareStreams = (stage: Stage, copies: number): Promise<Subject> =>
  startBare(stage, copies, {
    name: copies === 1 ? 'bare' : `bare, ${copies} messages for one`,
    path: barePaths.stream,
    protocol: { kind: 'bare', copies },
  });

/** A bare server that is called. */
export const startBareCalls = (stage: Stage): Promise<Subject> =>
  startBare(stage, 1, { name: 'bare', path: barePaths.call, protocol: { kind: 'unary' } });

async function startBare(
  { context, pinning }: Stage, copies: number, how: Pick<Subject, 'name' | 'path' | 'protocol'>,
): Promise<Subject> {
  const { worker, address } = await startBareServer(context, pinning, { copies });
  return {
    ...how, pid: worker.pid, address,
    feed: (request) => worker.call('feed', request),
    arrived: (deliveries) => worker.call('arrived', deliveries),
    stop: () => worker.stop(),
  };
}

/**
 * Does something while the devices are connected, and stops the server afterwards: the next one has the core for
 * itself.
 */
export async function withDevices<T>(
  { context, generator, devices }: Stage, { address, path, protocol, stop }: Subject, work: () => Promise<T>,
): Promise<T> {
  context.signal.throwIfAborted();
  await generator.call('open', { address, path, protocol, devices });
  const result = await work();
  await generator.call('close', null);
  await stop();
  return result;
}

/** Devices of users 1, 2, 3, ..., so many of each. Each sends to the user on the other side of the circle. */
export async function buildDevices(tokens: TestTokens, count: number, devicesOfUser = 1): Promise<DeviceSpec[]> {
  const users = Math.ceil(count / devicesOfUser);
  const issued = await Promise.all(Array.from({ length: users }, (_, index) => tokens.tokenOf(index + 1)));
  return Array.from({ length: count }, (_, index) => {
    const user = Math.floor(index / devicesOfUser);
    const receiver = ((user + (users >> 1)) % users) + 1;
    return {
      user: `${user + 1}`, device: `bench-${index % devicesOfUser}`, token: issued[user] ?? '', receiver: `${receiver}`,
    };
  });
}
