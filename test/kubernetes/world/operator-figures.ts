import { readFile } from 'node:fs/promises';
import { setTimeout as pass } from 'node:timers/promises';
import { heapSignal, type OperatorProcess } from '../light/index.ts';

export interface OperatorFigures {
  /** ChatClusters that it looks after. */
  readonly chatClusters: number;
  /** Rounds that it has done. */
  readonly rounds: number;
  /** CPU that it has used, in seconds. */
  readonly cpuSeconds: number;
  /** Memory that its process has, and the most that it ever had, in MiB. */
  readonly residentMiB: number;
  readonly peakMiB: number;
  /** Of it what its objects take. */
  readonly heapMiB: number;
}

/** What an operator says of itself, and what the machine says of it. */
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
 * What is left of its heap when everything that nobody needs is collected, which a snapshot begins with. Taking one makes the
 * process larger: other figures are to be taken before.
 */
export async function liveHeapMiB(operator: OperatorProcess): Promise<number> {
  process.kill(operator.pid, heapSignal);
  await pass(1_000); // Nothing else says that it has begun; while it goes on nobody is answered.
  return (await operatorFigures(operator)).heapMiB;
}
