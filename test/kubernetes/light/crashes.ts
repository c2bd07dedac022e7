import type { FaultProxy, Moment } from '../../support/kubernetes/index.ts';
import type { OperatorProcess } from './operator-process.ts';

export interface CrashPoint {
  /** Counted from 1. */
  readonly write: number;
  readonly moment: Moment;
}

/** Pure: before and after each write; without `isFull` so many of them, evenly chosen. */
export function crashPoints(writes: number, isFull: boolean, few: number): readonly CrashPoint[] {
  const all = Array.from({ length: writes * 2 }, (_, index): CrashPoint => ({ write: Math.floor(index / 2) + 1, moment: index % 2 === 0 ? 'before' : 'after' }));
  if (isFull || all.length <= few) return all;
  // By an uneven step, so that both moments come up.
  return Array.from({ length: few }, (_, index) => all[Math.floor((index * (all.length - 1)) / (few - 1))]).filter((point) => point !== undefined);
}

/** Counts what the operator writes during the work; it is killed at the point, if there is one, and started again at once. */
export async function withCrash(operator: OperatorProcess, proxy: FaultProxy, work: () => Promise<void>, point?: CrashPoint): Promise<{ readonly writes: number; readonly crashed: boolean }> {
  let recovered: Promise<void> | undefined;
  const spring = () => {
    operator.kill();
    recovered = operator.gone().then(() => operator.restart());
  };
  proxy.count(point && { ...point, spring });
  await work();
  await recovered;
  const result = { writes: proxy.writes.length, crashed: recovered !== undefined };
  proxy.count();
  return result;
}
