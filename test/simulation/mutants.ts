import { toNumber, type Offset, type Partition } from '@cecochat/contracts';
import type { Output, SessionState } from '../../client/session/index.ts';
import type { Committed, Decision, World } from '../../operator/decide/index.ts';
import { realRules, type Rules } from './rules.ts';

/** One broken rule: in the output of a machine, or in its shell. */
export interface Mutant {
  readonly name: string;
  /** First seed to try: some mutants need a history that not every seed has. */
  readonly fromSeed?: number;
  /** New for each simulation: some mutants have state. */
  readonly breakRule: () => Partial<Rules>;
}

export const mutants: readonly Mutant[] = [
  { name: 'commits without compare-and-swap', breakRule: () => ({ compareAndSwap: false }) },
  { name: 'publishes an older epoch over a newer one', fromSeed: 60, breakRule: () => ({ refusesOlderEpoch: false }) },
  { name: 'stops servers by what is committed no more', fromSeed: 60, breakRule: () => ({ fencesProcesses: false }) },
  {
    name: 'a server takes devices under an epoch that is over',
    fromSeed: 65,
    breakRule: () => ({ readsRoutingAgain: false }),
  },
  { name: 'publishes two servers for a partition', breakRule: () => ({ buildRouting: withTwoServers }) },
  {
    name: 'takes every device at once',
    breakRule: () => ({ acceptLimit: () => ({ takeTurn: () => ({ kind: 'turn', afterMs: 0 }) }) }),
  },
  {
    name: 'hands over before the tail is read',
    breakRule: () => decideOn((world) => ({ ...world, reports: allWarm(world) })),
  },
  {
    name: 'has no mass-failure guard',
    fromSeed: 130,
    breakRule: () => decideOn((world, nowMs) => ({ ...world, processes: deadWhereUnheard(world, nowMs) })),
  },
  {
    name: 'chooses the target anew each time',
    breakRule: () =>
      decideOn(({ committed, ...world }) => ({ ...world, committed: committed && withoutTarget(committed) })),
  },
  {
    name: 'does not replace the dead',
    breakRule: () => decideOn((world) => ({ ...world, processes: allUp(world), reports: allFresh(world) })),
  },
  {
    name: 'believes a report that was left behind',
    fromSeed: 420,
    breakRule: () => decideOn((world) => ({ ...world, reports: allFresh(world) })),
  },
  {
    name: 'leaves alone who is told to stop',
    breakRule: () => decideOn((world) => ({ ...world, processes: noneStopping(world), reports: noneDraining(world) })),
  },
  {
    name: 'does not look at what Redis holds',
    breakRule: () =>
      decideOn(({ published, ...world }) => ({
        ...world, published: published.kind === 'away' ? published : asCommitted(world),
      })),
  },
  {
    name: 'moves partitions within an epoch',
    breakRule: () => changeCommits((next, { committed }) => ({ ...next, epoch: committed?.state.epoch ?? next.epoch })),
  },
  { name: 'does not reverse when the new server dies', fromSeed: 360, breakRule: () => changeCommits(withoutReversal) },
  { name: 'drains at any rate', breakRule: drainsAtOnce },
  { name: 'cuts instead of sending away', breakRule: cutsAtOnce },
  { name: 'follows an older routing', breakRule: followsOlder },
  { name: 'a device leaves before the next stream is ready', breakRule: breaksBeforeMake },
  { name: 'a device does not send again', breakRule: sendsOnce },
  {
    name: 'a device shows repeats',
    fromSeed: 130,
    breakRule: () => ({
      stepSession: (state, input, world) => realRules.stepSession(withoutMemory(state), input, world),
    }),
  },
  { name: 'a device does not catch up', breakRule: skipsWhatItMissed },
];

function decideOn(see: (world: World, nowMs: number) => World): Partial<Rules> {
  return { decide: (spec, world, nowMs) => realRules.decide(spec, see(world, nowMs), nowMs) };
}

function changeCommits(change: (next: Committed, world: World) => Committed): Partial<Rules> {
  return {
    decide: (spec, world, nowMs) => {
      const decision = realRules.decide(spec, world, nowMs);
      const commit = decision.commands.find((command) => command.kind === 'commit');
      if (commit === undefined) return decision;
      const next = change(commit.next, world);
      const changed = (command: Decision['commands'][number]) =>
        command.kind === 'commit'
          ? { ...command, next }
          : command.kind === 'publish'
            ? { ...command, committed: next }
            : command;
      return { ...decision, commands: decision.commands.map(changed) };
    },
  };
}

const withTwoServers: Rules['buildRouting'] = (committed, drainRate) => {
  const routing = realRules.buildRouting(committed, drainRate);
  const servers = new Map(
    [...routing.servers].map(([name, server]) => [
      name, { ...server, partitions: [...new Set([0 as Partition, ...server.partitions])] },
    ]),
  );
  return { ...routing, servers };
};

function allWarm({ reports }: World): World['reports'] {
  const warm = { state: 'warm', connections: 0, messagesPerSecond: 0 } as const;
  return new Map(
    [...reports].map(([name, seen]) => {
      const partitions = new Map(seen.report.partitions);
      for (let index = 0; index < 24; index++)
        if (!partitions.has(index as Partition)) partitions.set(index as Partition, warm);
      return [name, { ...seen, report: { ...seen.report, partitions } }];
    }),
  );
}

function deadWhereUnheard({ processes, reports }: World, nowMs: number): World['processes'] {
  return new Map([...processes].map(([name, running]) => {
    const freshMs = reports.get(name)?.freshMs ?? Number.POSITIVE_INFINITY;
    return [name, nowMs - freshMs > 5_000 ? { ...running, up: false } : running];
  }));
}

const withoutTarget = ({ state, version }: NonNullable<World['committed']>) => ({
  version, state: { ...state, target: undefined },
});
const noneStopping = ({ processes }: World) =>
  new Map([...processes].map(([name, running]) => [name, { ...running, stopping: false }]));
const noneDraining = ({ reports }: World) =>
  new Map([...reports].map(([name, seen]) => [name, { ...seen, report: { ...seen.report, draining: false } }]));
const allUp = ({ processes }: World) =>
  new Map([...processes].map(([name, running]) => [name, { ...running, up: true }]));
const allFresh = ({ reports }: World) =>
  new Map([...reports].map(([name, { report }]) => [name, { report, freshMs: Number.POSITIVE_INFINITY }]));
const asCommitted = ({ committed }: Omit<World, 'published'>) =>
  committed === undefined
    ? ({ kind: 'nothing' } as const)
    : ({ kind: 'routing', epoch: committed.state.epoch, matches: true } as const);

/** Cancels reversals: a reversed handover keeps draining to the new server. */
function withoutReversal(next: Committed, { committed }: World): Committed {
  const owners = [...next.owners];
  const handovers = new Map(next.handovers);
  for (const [partition, handover] of committed?.state.handovers ?? []) {
    const isReversed =
      handover.state === 'draining' && owners[partition] === handover.from && next.members.has(handover.to);
    if (!isReversed) continue;
    owners[partition] = handover.to;
    handovers.set(partition, handover);
  }
  return { ...next, owners, handovers };
}

function drainsAtOnce(): Partial<Rules> {
  return {
    stepOwnership: (state, input, nowMs) =>
      realRules.stepOwnership(
        state, input.kind === 'routing' ? { ...input, routing: { ...input.routing, drainRate: 1e6 } } : input, nowMs,
      ),
  };
}

function cutsAtOnce(): Partial<Rules> {
  return {
    stepOwnership: (...args) =>
      realRules
        .stepOwnership(...args)
        .map((output) => (output.kind === 'send-away' ? { kind: 'cut', partition: output.partition } : output)),
  };
}

function followsOlder(): Partial<Rules> {
  return {
    stepOwnership: (state, input, nowMs) => {
      if (input.kind === 'routing' && input.routing.epoch < state.epoch) state.epoch = 0 as typeof state.epoch;
      return realRules.stepOwnership(state, input, nowMs);
    },
  };
}

function breaksBeforeMake(): Partial<Rules> {
  return {
    stepSession: (state, ...args) => {
      const outputs = realRules.stepSession(state, ...args);
      if (state.candidate === undefined || state.candidate.ready !== undefined || state.stream === undefined)
        return outputs;
      const close: Output = { kind: 'close-stream', key: state.stream.key };
      state.stream = undefined;
      return [close, ...outputs];
    },
  };
}

function sendsOnce(): Partial<Rules> {
  const sent = new WeakSet();
  return {
    stepSession: (...args) => realRules.stepSession(...args).filter((output) => {
      if (output.kind !== 'send-frame') return true;
      const isNew = !sent.has(output.send);
      sent.add(output.send);
      return isNew;
    }),
  };
}

function withoutMemory(state: SessionState): SessionState {
  state.seen.add = () => ({ kind: 'new' });
  return state;
}

function skipsWhatItMissed(): Partial<Rules> {
  return {
    stepSession: (state, input, world) => {
      if (input.kind === 'frame' && input.frame.ready)
        state.cursor = toNumber(input.frame.ready.livePosition) as Offset;
      return realRules.stepSession(state, input, world);
    },
  };
}
