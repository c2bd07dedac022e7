import { userId, type UserId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import { defaultSpec, type Spec } from '../../operator/decide/index.ts';
import { buildEvictions, buildFaults, buildMachineLosses } from './faults/build-faults.ts';
import { Random } from './models/random.ts';
import type { DevicePlan, Scenario } from './scenario.ts';

/** All start-up is complete within this, before the first fault. */
const warmUpMs = 25_000;

/** The scenario of a seed: always the same. */
export function buildScenario(seed: number): Scenario {
  const random = Random.of(seed, 'scenario');
  const spec = buildSpec(random);
  const users = Array.from({ length: random.whole(2, 8) }, (_, index) => userId(1 + index * 7 + random.whole(0, 6)));
  const devices = buildDevices(random, users);
  const faultsUntilMs = warmUpMs + random.between(20_000, 70_000);
  const span = { spec, fromMs: warmUpMs, untilMs: faultsUntilMs };
  const { isCalm, faults } = buildFaults(Random.of(seed, 'faults'), span);
  const besides = [
    ...buildEvictions(Random.of(seed, 'evictions'), span, isCalm),
    ...buildMachineLosses(Random.of(seed, 'machines'), span, isCalm),
  ];
  return {
    seed,
    isCalm,
    spec,
    users,
    homes: new Map(users.map((user) => [user, partitionOf(user, spec.partitions)])),
    devices,
    operators: faults.some(({ kind }) => kind === 'two operators') ? 2 : 1,
    // In a calm run the accept rate must not delay devices that leave at the drain rate.
    acceptRate: isCalm ? 1_000 : random.pick([4, 40, 1_000]),
    tailLength: random.pick([2, 8, 30, 500]),
    faults: isCalm ? [...faults, ...besides] : [...faults, ...besides].sort((a, b) => a.atMs - b.atMs),
    faultsUntilMs,
    sendsUntilMs: faultsUntilMs + 10_000,
  };
}

function buildSpec(random: Random): Spec {
  return {
    ...defaultSpec,
    version: 'v1',
    partitions: random.pick([4, 7, 12, 24]),
    replicas: random.whole(1, 4),
    standby: random.chance(0.25) ? 1 : 0,
    handover: {
      drainRate: random.pick([3, 10, 500]),
      deadlineMs: random.pick([5_000, 15_000]),
      maxInFlight: random.pick([1, 4, 16]),
    },
    upgrade: {
      surge: random.whole(1, 2), healthGateMs: random.pick([500, 3_000]), deadlineMs: 20_000, autoRollback: true,
    },
  };
}

function buildDevices(random: Random, users: readonly UserId[]): DevicePlan[] {
  const count = random.chance(0.1) ? random.whole(16, 40) : random.whole(2, 10);
  return Array.from({ length: count }, (_, index) => ({
    user: random.pick(users),
    name: `phone-${index}`,
    startsAtMs: random.between(0, 15_000),
    sendEveryMs: random.between(400, 5_000) * Math.max(1, count / 10),
  }));
}
