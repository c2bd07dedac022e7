import { epoch as asEpoch, type Partition } from '@cecochat/contracts';
import { complete, type Routing } from '../models/routing.ts';
import type { Operator, WritePlan } from '../models/operator.ts';
import type { Random } from '../models/random.ts';
import type { Server } from '../models/server.ts';
import type { Fault } from '../scenario.ts';
import { nothing, type Injecting, type Injection } from './injection.ts';

/** The longest time that an evicted server gets for its handovers. */
const patienceMs = 240_000;

export const injections: { readonly [Kind in Fault['kind']]: Injection } = {
  'operator crashes at a write': (to, _, random) => {
    const when = random.pick(['before', 'after'] as const);
    return atWrite(to, {
      writesBefore: random.whole(0, 5),
      what: `crash ${when}`,
      onWrite: (write) => to.count(`operator crashes ${when} ${write}`),
    });
  },
  'a write arrives late': (to, _, random) =>
    atWrite(to, {
      writesBefore: random.whole(0, 5),
      what: { lateMs: random.between(500, 15_000) },
      onWrite: (write) => to.count(`${write} arrives late`),
    }),
  'operator is killed': (to, _, random) => leaderOf(to).crash(random.between(500, 6_000)),
  'operator hangs': (to, { durationMs }) => hang(to, leaderOf(to), durationMs),
  'two operators': (to, _, random) => hang(to, leaderOf(to), random.between(6_000, 20_000)),
  'clock skew': (to, _, random) => {
    random.pick(to.simulation.operators).skewMs += random.between(-30_000, 30_000);
  },
  'server is killed': (to, _, random) =>
    onServer(to, random, ({ name }) => to.simulation.runner.kill(name, random.chance(0.4) ? 25_000 : undefined)),
  'server dies as it stops': (to) => {
    const { runner } = to.simulation;
    runner.killsWhatStops = true;
    to.endAfter(60_000, () => { runner.killsWhatStops = false; });
  },
  'server hangs': (to, { durationMs }, random) =>
    onServer(to, random, (server) => {
      server.life.suspend();
      to.endAfter(durationMs, () => server.life.resume());
    }),
  'server flaps': (to, _, random) =>
    onServer(to, random, ({ name }) => {
      for (let death = 0; death < 4; death++)
        to.later(death * random.between(4_000, 7_000), () => to.simulation.runner.kill(name, 500));
    }),
  'mass death': (to, _, random) => {
    const servers = to.simulation.runner.servers();
    const survivors = random.chance(0.5) ? 0 : Math.floor((servers.length - 1) / 2);
    for (const { name } of servers.slice(survivors)) to.simulation.runner.kill(name);
  },
  'server is slow': (to, { durationMs }, random) => onServer(to, random, ({ name }) => {
    to.simulation.stage.network.slowDown(name, random.between(20, 150));
    to.endAfter(durationMs, () => to.simulation.stage.network.speedUp(name));
  }),
  'redis down': (to, { durationMs }) => {
    const { redis, judge } = to.simulation;
    redis.isDown = true;
    judge.windowsLost();
    to.endAfter(durationMs, () => { redis.isDown = false; });
  },
  'redis wiped': (to) => {
    if (isUnread(to)) return nothing;
    to.simulation.judge.windowsLost();
    return to.simulation.redis.wipe();
  },
  'redis stale': (to) => {
    if (isUnread(to)) return nothing;
    to.simulation.judge.windowsLost();
    return to.simulation.redis.fallBack();
  },
  'redis garbage': (to) => {
    if (isUnread(to)) return nothing;
    to.simulation.redis.routing = 'garbage';
    return undefined;
  },
  'redis edited': (to, _, random) => edit(to, random),
  'device cut off': (to, { durationMs }, random) => onServer(to, random, ({ name }) => {
    const device = random.pick(to.simulation.devices);
    cut(to, [device.site, name], durationMs);
    device.breakOff(name);
  }),
  'server cut off from devices': (to, { durationMs }, random) => onServer(to, random, ({ name }) => {
    cut(to, ['devices', name], durationMs);
    for (const device of to.simulation.devices) device.breakOff(name);
  }),
  'server cut off from redis': (to, { durationMs }, random) => onServer(to, random, ({ name }) => {
    to.simulation.judge.windowsLost();
    cut(to, [name, 'redis'], durationMs);
  }),
  'most servers cut off from redis': (to, { durationMs }) => {
    to.simulation.judge.windowsLost();
    const servers = to.simulation.runner.servers();
    for (const { name } of servers.slice(0, Math.floor(servers.length / 2) + 1))
      cut(to, [name, 'redis'], durationMs + 6_000);
  },
  'operator cut off from redis': (to, { durationMs }) => cut(to, [leaderOf(to).name, 'redis'], durationMs),
  'operator cut off from store': (to, { durationMs }) => cut(to, [leaderOf(to).name, 'store'], durationMs),
  'network slow': (to, { durationMs }, random) => {
    const { network } = to.simulation.stage;
    to.simulation.judge.windowsLost();
    network.slowness = random.between(10, 150);
    to.endAfter(durationMs, () => { network.slowness = 1; });
  },
  'notifications lost': (to, { durationMs }) => notify(to, durationMs, { notificationLoss: 1, notificationDelayMs: 0 }),
  'notifications late': (to, { durationMs }, random) =>
    notify(to, durationMs, { notificationLoss: 0.2, notificationDelayMs: random.between(500, 4_000) }),
  'store reads stale': (to, { durationMs }, random) => {
    const { store } = to.simulation;
    store.staleMs = random.between(500, 5_000);
    to.endAfter(durationMs + 15_000, () => { store.staleMs = 20; });
  },
  'kafka slow': (to, { durationMs }, random) => {
    const { kafka } = to.simulation;
    kafka.slowness = random.between(10, 150);
    to.endAfter(durationMs, () => { kafka.slowness = 1; });
  },
  'history stands still': (to, { durationMs }) => {
    const { kafka } = to.simulation;
    kafka.historyStands = true;
    to.endAfter(durationMs, () => { kafka.historyStands = false; });
  },
  'most servers are lost with their machine': (to, { durationMs }) => {
    const servers = to.simulation.runner.servers();
    for (const server of servers.slice(0, Math.floor(servers.length / 2) + 1)) {
      server.life.suspend();
      to.endAfter(durationMs + 6_000, () => server.life.resume());
    }
  },
  'server is evicted': (to, { change: asked, durationMs }, random) => {
    if (asked !== undefined) to.ask({ ...to.spec, ...asked });
    to.later(asked === undefined ? 0 : random.between(0, 6_000), () => evict(to, durationMs, random));
  },
  scale: change,
  upgrade: change,
  'upgrade to a broken version': change,
  standby: change,
  autoscaling: change,
  paused: passing,
  'plan only': passing,
  'refused spec': (to, { change: refused, durationMs }) => {
    const before = to.spec;
    to.simulation.store.put('spec', { ...before, ...refused });
    to.endAfter(durationMs, () => to.ask(to.spec));
  },
};

function change(to: Injecting, { change: asked }: Fault): void {
  to.ask({ ...to.spec, ...asked });
}

/** Requested, and reverted after a while. */
function passing(to: Injecting, { change: asked, durationMs }: Fault): void {
  to.ask({ ...to.spec, ...asked });
  to.endAfter(durationMs, () => to.ask({ ...to.spec, paused: false, planOnly: false }));
}

function atWrite(to: Injecting, plan: WritePlan): unknown {
  for (const operator of to.simulation.operators) {
    operator.writePlan = { ...plan };
    to.endAfter(60_000, () => { operator.writePlan = undefined; });
  }
  return nothing;
}

const leaderOf = ({ simulation }: Injecting): Operator => simulation.leader ?? (simulation.operators[0] as Operator);

function hang(to: Injecting, operator: Operator, durationMs: number): void {
  operator.suspend();
  to.endAfter(durationMs, () => operator.resume());
}

/** One of the servers: any, or one in a handover. */
function onServer(to: Injecting, random: Random, what: (server: Server) => void): unknown {
  const { runner, committed } = to.simulation;
  const handovers = [...(committed?.handovers.values() ?? [])];
  const handover = handovers.length > 0 && random.chance(0.7) ? random.pick(handovers) : undefined;
  const chosen = handover && runner.server(random.chance(0.5) ? handover.from : handover.to);
  const servers = runner.servers();
  return servers.length === 0 ? nothing : what(chosen ?? random.pick(servers));
}

/** One server, or several at once, as when their machine is emptied. */
function evict({ simulation: { runner, scenario } }: Injecting, durationMs: number, random: Random): void {
  const servers = runner.servers();
  const count = random.chance(0.6) ? 1 : random.whole(1, servers.length);
  const limitMs = scenario.isCalm ? patienceMs : random.pick([durationMs, 4 * durationMs, patienceMs]);
  for (let left = count; left > 0 && servers.length > 0; left--) {
    const [server] = servers.splice(random.whole(0, servers.length - 1), 1);
    if (server !== undefined) runner.evict(server.name, limitMs, random.chance(0.7));
  }
}

function cut(to: Injecting, [a, b]: readonly [string, string], durationMs: number): void {
  const { network } = to.simulation.stage;
  network.cut(a, b);
  to.endAfter(durationMs, () => network.heal(a, b));
}

function notify(
  to: Injecting, durationMs: number, how: { notificationLoss: number; notificationDelayMs: number },
): void {
  const { redis, store } = to.simulation;
  for (const each of [redis, store]) Object.assign(each, how);
  to.endAfter(durationMs, () => {
    for (const each of [redis, store]) Object.assign(each, { notificationLoss: 0, notificationDelayMs: 0 });
  });
}

/** A manual edit of the routing: at a later epoch, or at the same with two partitions swapped. */
function edit(to: Injecting, random: Random): unknown {
  const { redis, judge } = to.simulation;
  const { routing } = redis;
  if (typeof routing !== 'object') return nothing;
  const isAhead = random.chance(0.5);
  const edited = isAhead
    ? complete({ ...routing, epoch: asEpoch(routing.epoch + random.whole(1, 3)) })
    : swapTwo(routing, random);
  for (let epoch = routing.epoch; epoch <= edited.epoch; epoch++) judge.edited(epoch);
  redis.routing = edited;
  return undefined;
}

/**
 * Redis holds a manually edited routing that the operator has not read. When such an epoch gets lost, a process that
 * followed it ignores routings until the epochs have passed it: servers report that state, connect cannot.
 */
function isUnread({ simulation }: Injecting): boolean {
  const { redis, committed } = simulation;
  return typeof redis.routing === 'object' && redis.routing.epoch > (committed?.epoch ?? 0);
}

function swapTwo(routing: Routing, random: Random): Routing {
  const [one, other] = [random.whole(0, routing.partitionCount - 1), random.whole(0, routing.partitionCount - 1)];
  const swapped = (partition: Partition) =>
    (partition === one ? other : partition === other ? one : partition) as Partition;
  const servers = new Map(
    [...routing.servers].map(([name, { address, partitions }]) => [
      name, { address, partitions: partitions.map(swapped) },
    ]),
  );
  return complete({ ...routing, servers });
}
