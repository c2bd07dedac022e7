import type { UserId } from '@cecochat/contracts';
import { isKept, runLoad, type ReplayReport, type RunningLoad } from '../../client/replay/index.ts';
import { seededRandom } from '../support/session-model.ts';
import type { RunningPlatform } from '../support/start-platform.ts';

export interface LoadSettings {
  /** Messages a second. */
  readonly rate: number;
  readonly users: number;
  /** Where the users live; everywhere unless given. */
  readonly partitions?: readonly number[];
  /** How long messages are sent at most, in seconds: `beside` should be over before. */
  readonly seconds: number;
}

const stallMs = 120_000;
/** More than wait while a partition has no leader. */
const maxUnderWay = 20_000;

/** Sends as users do while something else is done, and gives what every device and history saw of it. */
export async function runLoadBeside(running: RunningPlatform, settings: LoadSettings, beside: (load: RunningLoad) => Promise<void>): Promise<ReplayReport> {
  const { platform, connectUrl } = running;
  const { rate, users: count, seconds, partitions = Array.from({ length: platform.partitionCount }, (_, partition) => partition) } = settings;
  const users = Array.from({ length: count }, (_, index) => platform.userIn(partitions[index % partitions.length] ?? 0));
  const random = seededRandom(count);
  const any = (): UserId => users[Math.floor(random() * users.length)] ?? platform.userIn(0);
  const messages = Array.from({ length: rate * seconds }, (_, index) => ({ line: index + 2, source: any(), target: any() }));
  return runLoad(messages, {
    rate, devicesPerUser: 1, stallMs,
    url: new URL(connectUrl),
    tokenOf: (user) => running.tokenOf(user),
    onProgress: (line) => process.stderr.write(`  ${line}\n`),
    signal: AbortSignal.timeout((seconds + 600) * 1_000),
  }, { maxUnderWay, devicePrefix: 'load', transportOf: (transport) => transport, run: beside });
}

/** Fails with the figures that break a promise. */
export function expectKept(report: ReplayReport): void {
  const { messages, acked, lost, duplicates, reordered, misdelivered, historyMismatches } = report;
  expect({ unacknowledged: messages - acked, lost, duplicates, reordered, misdelivered, historyMismatches })
    .toEqual({ unacknowledged: 0, lost: 0, duplicates: 0, reordered: 0, misdelivered: 0, historyMismatches: 0 });
  expect(isKept(report)).toBe(true);
}
