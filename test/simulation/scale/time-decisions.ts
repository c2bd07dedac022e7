import { Random } from '../models/random.ts';
import { LargePlatform } from './large-platform.ts';

const devicesPerPartition = 200;
/** Decisions until the program is warm. */
const warmUpRounds = 30;

export interface ScaleRequest {
  readonly servers: number;
  readonly partitions: number;
  /** Decisions of each situation. */
  readonly rounds: number;
}

/** Decisions in a situation, each with its processor time in milliseconds. */
export interface TimedSituation {
  readonly name: string;
  readonly tookMs: readonly number[];
  /** Of those, the decisions with commands. */
  readonly changingMs: readonly number[];
}

export interface TimedDecisions {
  readonly situations: readonly TimedSituation[];
  /** Partitions that the added server took over, and the fewest that it has to. */
  readonly moved: { readonly moves: number; readonly lowerBound: number };
}

const addsServer = 'one server more';

/** Takes a platform of this size through the situations, one decision after the other. */
export function timeDecisions({ servers, partitions, rounds }: ScaleRequest): TimedDecisions {
  const upgrade = {
    surge: Math.max(1, Math.round(servers / 100)), healthGateMs: 5_000, deadlineMs: 120_000, autoRollback: true,
  };
  const platform = new LargePlatform(servers, buildDevices(partitions), { upgrade });
  for (let round = 0; round < 3; round++) platform.step();
  platform.balance();
  for (let round = 0; round < warmUpRounds; round++) platform.step();
  let moved = { moves: 0, lowerBound: 0 };
  const situations = Object.entries(beginnings(servers)).map(([name, begin]) => {
    begin(platform);
    // Discards the decisions: each is as large as the platform.
    const tookMs: number[] = [];
    const changingMs: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const { tookMs: took, decision } = platform.step();
      tookMs.push(took);
      if (decision.commands.length > 0) changingMs.push(took);
    }
    const target = platform.committed?.state.target;
    if (name === addsServer && target !== undefined) moved = target;
    return { name, tookMs, changingMs };
  });
  return { situations, moved };
}

/** The beginning of each situation. */
const beginnings = (servers: number): Readonly<Record<string, (platform: LargePlatform) => void>> => ({
  idle: () => undefined,
  [addsServer]: (platform) => { platform.spec = { ...platform.spec, replicas: servers + 1 }; },
  'one server dead': (platform) => platform.kill('messaging-7'),
  'it is back': (platform) => platform.revive('messaging-7'),
  'an upgrade': (platform) => { platform.spec = { ...platform.spec, version: 'v2' }; },
});

/**
 * Devices of each partition: a hash spreads users over the partitions, some 200 devices each, with the deviations of
 * chance.
 */
function buildDevices(partitions: number): number[] {
  const random = new Random(1);
  const spread = Math.sqrt(devicesPerPartition);
  return Array.from({ length: partitions }, () =>
    Math.round(devicesPerPartition + spread * (random.between(-1, 1) + random.between(-1, 1) + random.between(-1, 1))),
  );
}

/** Pure: the value that a fraction `part` (0..1) of the values do not exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
