import { Random } from '../models/random.ts';
import { LargePlatform } from './large-platform.ts';

const servers = 1_600;
const partitions = 10_000;
const devicesPerPartition = 200;
const allowedMs = 50;
const allowedMiB = 160;
/** Decisions of each situation. */
const rounds = 120;
/** The program is warm after so many. */
const warmUpRounds = 30;

interface Situation {
  readonly name: string;
  readonly begin: (platform: LargePlatform) => void;
}

const situations: readonly Situation[] = [
  { name: 'idle', begin: () => undefined },
  { name: 'one server more', begin: (platform) => { platform.spec = { ...platform.spec, replicas: servers + 1 }; } },
  { name: 'one server dead', begin: (platform) => platform.kill('messaging-7') },
  { name: 'it is back', begin: (platform) => platform.revive('messaging-7') },
  { name: 'an upgrade', begin: (platform) => { platform.spec = { ...platform.spec, version: 'v2' }; } },
];

/** What a decision costs with 1,600 servers and 10,000 partitions; false when that is too much. */
export function runScale(say: (line: string) => void): boolean {
  const platform = new LargePlatform(servers, buildDevices(), { upgrade: { surge: 16, healthGateMs: 5_000, deadlineMs: 120_000, autoRollback: true } });
  for (let round = 0; round < 3; round++) platform.step();
  platform.balance();
  for (let round = 0; round < warmUpRounds; round++) platform.step();
  say(`${servers.toLocaleString('en-GB')} servers, ${partitions.toLocaleString('en-GB')} partitions; decisions in milliseconds`);
  say('situation            decisions     p50     p99     max');
  const all: number[] = [];
  let moves: { readonly moves: number; readonly lowerBound: number } | undefined;
  for (const { name, begin } of situations) {
    begin(platform);
    const took: number[] = [];
    for (let round = 0; round < rounds; round++) took.push(platform.step().tookMs);
    all.push(...took);
    say(describe(name, took));
    if (name === 'one server more') moves = platform.committed?.state.target;
  }
  say(describe('all', all));
  return judge(say, all, moves);
}

function judge(say: (line: string) => void, all: readonly number[], moved: { moves: number; lowerBound: number } | undefined): boolean {
  const peakMiB = process.resourceUsage().maxRSS / 1_024;
  const [p99, moves, lowerBound] = [percentile(all, 0.99), moved?.moves ?? 0, moved?.lowerBound ?? 0];
  const checks = [
    { holds: p99 < allowedMs, text: `p99 ${p99.toFixed(1)} ms, allowed are ${allowedMs}` },
    { holds: peakMiB < allowedMiB, text: `peak memory ${peakMiB.toFixed(0)} MiB, allowed are ${allowedMiB}` },
    { holds: moves > 0 && moves === lowerBound, text: `one server more moves ${moves} partitions, the lower bound is ${lowerBound}` },
  ];
  for (const { holds, text } of checks) say(`${holds ? 'ok  ' : 'FAIL'} ${text}`);
  const failed = checks.filter(({ holds }) => !holds).length;
  say(`${checks.length - failed} passed, ${failed} failed`);
  return failed === 0;
}

/** Devices of each partition: users are spread over the partitions by a hash, some 200 devices each, give or take as many as chance does. */
function buildDevices(): number[] {
  const random = new Random(1);
  const spread = Math.sqrt(devicesPerPartition);
  return Array.from({ length: partitions }, () => Math.round(devicesPerPartition + spread * (random.between(-1, 1) + random.between(-1, 1) + random.between(-1, 1))));
}

function describe(name: string, took: readonly number[]): string {
  const cells = [percentile(took, 0.5), percentile(took, 0.99), Math.max(...took)].map((ms) => ms.toFixed(1).padStart(7));
  return `${name.padEnd(20)} ${String(took.length).padStart(9)} ${cells.join(' ')}`;
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
