import fc from 'fast-check';
import { seededRandom } from '../support/session-model.ts';

/** How long a run sends, in milliseconds; faults begin within this time. */
export const trafficMs = 5_000;
export const userCount = 6;

/** Something that goes wrong. Servers and devices are named by any number, taken modulo how many there are. */
export type Fault = { readonly atMs: number } & (
  /** Every connection of a server's devices breaks. */
  | { readonly kind: 'cut'; readonly server: number }
  /** Nothing passes between a server and its devices. */
  | { readonly kind: 'hang'; readonly server: number; readonly forMs: number }
  /** `kill -9` of a messaging server, which comes back. For `deafMs` before that its answers do not arrive. */
  | { readonly kind: 'kill-server'; readonly server: number; readonly deafMs: number; readonly forMs: number }
  /** `kill -9` of materialize, which comes back. */
  | { readonly kind: 'kill-materialize'; readonly forMs: number }
  /** Redis is restarted empty. */
  | { readonly kind: 'empty-redis' }
  /** A device goes away with what it remembers, and comes back. */
  | { readonly kind: 'leave'; readonly device: number; readonly forMs: number }
  /** Some partitions go to the other server. */
  | { readonly kind: 'move'; readonly partitions: readonly number[] }
);

export interface Schedule {
  /** How many devices each user has. */
  readonly devices: readonly number[];
  /** Which traffic, see `buildTraffic`. */
  readonly traffic: number;
  readonly sends: number;
  readonly faults: readonly Fault[];
}

export interface Send {
  readonly atMs: number;
  /** Users by their place. */
  readonly sender: number;
  /** One of the sender's devices. */
  readonly device: number;
  readonly receiver: number;
  /** No other send of the run has it. */
  readonly text: string;
}

const atMs = fc.integer({ min: 0, max: trafficMs - 500 });
const forMs = fc.integer({ min: 0, max: 800 });
const server = fc.nat({ max: 1 });

const faults = {
  cut: fc.record({ kind: fc.constant('cut' as const), atMs, server }),
  hang: fc.record({ kind: fc.constant('hang' as const), atMs, server, forMs }),
  killServer: fc.record({ kind: fc.constant('kill-server' as const), atMs, server, deafMs: fc.oneof(fc.constant(0), fc.integer({ min: 50, max: 600 })), forMs }),
  // Early: its partitions stand still for the ten seconds in which Kafka waits for it.
  killMaterialize: fc.record({ kind: fc.constant('kill-materialize' as const), atMs: fc.integer({ min: 0, max: 1_500 }), forMs }),
  leave: fc.record({ kind: fc.constant('leave' as const), atMs, device: fc.nat({ max: 17 }), forMs }),
  move: fc.record({ kind: fc.constant('move' as const), atMs, partitions: fc.uniqueArray(fc.nat({ max: 11 }), { minLength: 1, maxLength: 6 }) }),
};

/**
 * Runs in which a server and materialize are killed, devices lose their connections and one leaves, and more of that. In two
 * of three Redis is restarted empty while the server that is killed first has sends whose senders know nothing of them yet.
 */
export const schedules: fc.Arbitrary<Schedule> = fc.record({
  devices: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: userCount, maxLength: userCount }),
  traffic: fc.nat(),
  sends: fc.integer({ min: 1_000, max: 1_500 }),
  faults: fc
    .tuple(
      fc.tuple(faults.killServer, faults.killMaterialize, faults.cut, faults.leave),
      fc.option(fc.nat({ max: 600 }), { nil: undefined, freq: 2 }),
      fc.array(fc.oneof(faults.cut, faults.hang, faults.killServer, faults.leave, faults.move), { maxLength: 7 }),
    )
    .map(([certain, emptiedAfterMs, more]) => inOrder([...certain, ...emptyRedis(certain[0].atMs, emptiedAfterMs), ...more])),
});

function emptyRedis(sinceMs: number, afterMs: number | undefined): Fault[] {
  return afterMs === undefined ? [] : [{ kind: 'empty-redis', atMs: sinceMs + afterMs }];
}

const inOrder = (unordered: readonly Fault[]): readonly Fault[] => unordered.toSorted((a, b) => a.atMs - b.atMs);

/** Who sends what to whom and when: bursts of one device to several users, itself among them. The same for the same schedule. */
export function buildTraffic({ devices, traffic, sends }: Schedule): readonly Send[] {
  const random = seededRandom(traffic);
  const below = (bound: number) => Math.floor(random() * bound);
  const planned: Send[] = [];
  while (planned.length < sends) {
    const sender = below(devices.length);
    const device = below(devices[sender] ?? 1);
    const atMs = (planned.length / sends) * trafficMs;
    for (let burst = 1 + below(12); burst > 0 && planned.length < sends; burst--) {
      planned.push({ atMs, sender, device, receiver: below(devices.length), text: `${planned.length} ${'naïve 👍 '.repeat(below(20))}` });
    }
  }
  return planned;
}
