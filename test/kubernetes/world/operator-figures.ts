import { readFile } from 'node:fs/promises';
import { setTimeout as pass } from 'node:timers/promises';
import { heapSignal, type OperatorProcess } from '../light/index.ts';

export interface OperatorFigures {
  /** ChatClusters that it manages. */
  readonly chatClusters: number;
  /** Reconciles that it has done. */
  readonly rounds: number;
  /** CPU that it has used, in seconds. */
  readonly cpuSeconds: number;
  /** Memory that its process has, and the most that it ever had, in MiB. */
  readonly residentMiB: number;
  readonly peakMiB: number;
  /** Of it what its objects take. */
  readonly heapMiB: number;
}

/** Figures of an operator from its own metrics and from /proc. */
export async function operatorFigures({ admin, pid }: OperatorProcess): Promise<OperatorFigures> {
  const metrics = await (await fetch(`http://${admin}/metrics`)).text();
  const metric = (name: string) => Number(new RegExp(`^${name}(?:{[^}]*})? (\\S+)$`, 'm').exec(metrics)?.[1] ?? Number.NaN);
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kib = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? Number.NaN);
  return {
    chatClusters: metric('cecochat_operator_chatclusters'),
    rounds: metric('cecochat_operator_round_seconds_count'),
    cpuSeconds: metric('process_cpu_seconds_total'),
    residentMiB: kib('VmRSS') / 1_024,
    peakMiB: kib('VmHWM') / 1_024,
    heapMiB: metric('nodejs_heap_size_used_bytes') / 2 ** 20,
  };
}

/**
 * Live heap after a full garbage collection, with which a heap snapshot begins. The snapshot enlarges the process: take
 * other figures before.
 */
export async function liveHeapMiB(operator: OperatorProcess): Promise<number> {
  process.kill(operator.pid, heapSignal);
  await pass(1_000); // The start of a snapshot is not reported. During one the operator answers no request.
  return (await operatorFigures(operator)).heapMiB;
}
