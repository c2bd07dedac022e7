import { offset, toBigInt, type Offset, type UserId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import { HistoryCalls } from '@cecochat/client-node';
import type { Bench, BenchContext, Sample } from '../../bench.ts';
import { percentile } from '../../frame/index.ts';
import { DriverAlone } from './driver-alone.ts';
import { startHistoryService, type HistoryService } from './start-service.ts';
import { openKeptArchive, openPassingArchive } from './store-archive.ts';
import { scatter, userAt, type Archive } from './stored-messages.ts';

const sizes = {
  full: { archive: { messages: 10_000_000, users: 10_000, partitions: 36 }, pages: 4_000, warmUpPages: 400 },
  smoke: { archive: { messages: 3_000, users: 30, partitions: 36 }, pages: 40, warmUpPages: 4 },
} as const;

/** Events a page: the default of history. */
const pageCount = 64;

/** One reader of pages, beside the driver that asks Cassandra the same. */
export const history: Bench = {
  name: 'history',
  summary: `a page of ${pageCount} events out of 10 million stored messages`,
  figures: [
    { figure: 'page-p50', unit: 'ms', ratioGoal: { atMost: 1.5 } },
    { figure: 'page-p99', unit: 'ms', ratioGoal: { atMost: 1.5 } },
  ],
  run,
};

async function run(context: BenchContext): Promise<Sample[]> {
  const { archive, pages, warmUpPages } = sizes[context.size];
  const stored = await (context.size === 'full' ? openKeptArchive : openPassingArchive)(archive, context);
  const service = await startHistoryService(stored, archive.partitions, context);
  const alone = await DriverAlone.connect(stored, archive.partitions);
  context.defer(() => alone.shutdown());
  const calls = new HistoryCalls({ kind: 'plain' });
  context.defer(async () => calls.close());
  context.say(`reading ${pages} pages each`);
  const readers = { service, calls, alone };
  const places = await choosePlaces(archive, readers, warmUpPages + pages);
  await readPages(readers, places.slice(0, warmUpPages * 2), context.signal);
  const { serviceMs, aloneMs } = await readPages(readers, places.slice(warmUpPages * 2), context.signal);
  return [0.5, 0.99].map((part) => ({
    figure: `page-p${part * 100}`, value: percentile(serviceMs, part), reference: percentile(aloneMs, part),
  }));
}

/** Where a page begins. */
interface Place {
  readonly user: UserId;
  readonly token: string;
  readonly cursor: Offset;
}

interface Readers {
  readonly service: HistoryService;
  readonly calls: HistoryCalls;
  readonly alone: DriverAlone;
}

/** Places all over the archive; two for each page, one for each of those who read. */
async function choosePlaces(archive: Archive, { service, alone }: Readers, pages: number): Promise<Place[]> {
  const ends = await alone.readWatermarks();
  return Promise.all(Array.from({ length: pages * 2 }, async (_, seed) => {
    const user = userAt(scatter(seed, 10, archive.users));
    const end = ends.get(partitionOf(user, archive.partitions)) ?? 0;
    return { user, token: await service.tokens.tokenOf(user), cursor: offset(scatter(seed, 11, end)) };
  }));
}

interface Times {
  readonly serviceMs: readonly number[];
  readonly aloneMs: readonly number[];
}

/**
 * One page after the other, in turns by the service and by the driver: none reads what the other one has just brought
 * into memory.
 */
async function readPages(
  { service, calls, alone }: Readers, places: readonly Place[], signal: AbortSignal,
): Promise<Times> {
  const times = { serviceMs: [] as number[], aloneMs: [] as number[] };
  for (const [index, { user, token, cursor }] of places.entries()) {
    signal.throwIfAborted();
    const begunMs = performance.now();
    if (index % 2 === 0) {
      await calls.readUser(service.address, token, { cursor, count: pageCount });
      times.serviceMs.push(performance.now() - begunMs);
    } else {
      await alone.readPage(user, cursor, pageCount);
      times.aloneMs.push(performance.now() - begunMs);
    }
    if (index % checkEvery === 0) await checkSame({ service, calls, alone }, { user, token, cursor });
  }
  return times;
}

const checkEvery = 101;

/** Throws when the two do not find the same: then they do not do the same. */
async function checkSame({ service, calls, alone }: Readers, { user, token, cursor }: Place): Promise<void> {
  const page = await calls.readUser(service.address, token, { cursor, count: pageCount });
  const [one, other] = [
    page.events.map((event) => toBigInt(event.offset)), await alone.readPage(user, cursor, pageCount),
  ];
  if (one.join() !== other.join())
    throw new Error(`user ${user} from ${cursor} on: history has ${one.join()}, the tables ${other.join()}`);
}
