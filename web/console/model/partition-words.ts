import { counted, countOf } from './numbers.ts';
import type { ConsolePlatform } from './state.ts';

export interface PartitionRow {
  readonly partition: number;
  /** Undefined: no server has it. */
  readonly server: string | undefined;
  readonly devices: number;
  /** What happens to it; empty for nothing. */
  readonly movement: string;
  /** Undefined while it is not known. */
  readonly watermark: number | undefined;
  readonly behind: number | undefined;
  readonly gaps: number;
}

/** Pure: a partition in words. Throws a RangeError for one that is not there. */
export function partitionRow(platform: ConsolePlatform, partition: number): PartitionRow {
  const { partitions: { owners, devices, watermarks, behind, gaps }, servers, handovers } = platform;
  const owner = owners[partition];
  if (owner === undefined) throw new RangeError(`there is no partition ${partition}`);
  const move = handovers.find((each) => each.partition === partition);
  return {
    partition,
    server: owner === null ? undefined : servers[owner]?.name,
    devices: devices[partition] ?? 0,
    movement: move === undefined ? '' : movementOf(move),
    watermark: watermarks[partition] ?? undefined,
    behind: behind[partition] ?? undefined,
    gaps: gaps[partition] ?? 0,
  };
}

function movementOf({ from, to, state, left }: ConsolePlatform['handovers'][number]): string {
  return state === 'warming' ? `${to} reads its log` : `${counted(left, 'device')} still on ${from}`;
}

/** Pure: how far history is with a partition. */
export function historyOf({ behind, gaps }: Pick<PartitionRow, 'behind' | 'gaps'>): string {
  const lost = gaps > 0 ? `, ${counted(gaps, 'gap')}` : '';
  if (behind === undefined) return `unknown${lost}`;
  return `${behind === 0 ? 'complete' : `${countOf(behind)} behind`}${lost}`;
}

/** Pure: all of it in a line. */
export function describePartition(row: PartitionRow): string {
  const { partition, server, devices, movement, watermark } = row;
  return [
    `Partition ${partition}`, server ?? 'no server', counted(devices, 'device'),
    ...(movement === '' ? [] : [movement]), `history ${historyOf(row)}`,
    ...(watermark === undefined ? [] : [`watermark ${countOf(watermark)}`]),
  ].join(' · ');
}

/** What the cells of the map show by their strength. */
export const shadings = ['servers', 'devices', 'history'] as const;
export type Shading = (typeof shadings)[number];

/** Steps of strength, 0 .. 4. */
const steps = 4;

/** Pure: the strength of a cell, in steps of the highest value of all partitions; 0 for nothing. */
export function strengthOf(value: number, highest: number): number {
  if (value <= 0 || highest <= 0) return 0;
  return Math.max(1, Math.ceil((value / highest) * steps));
}
