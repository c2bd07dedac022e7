import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** What figures depend on besides the code. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly kernel: string;
  readonly node: string;
  /** How many processes ran or wanted to, over the last minute. */
  readonly load: number;
}

export function observeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: `${type()} ${release()}`,
    node: process.version,
    load: loadavg()[0] ?? 0,
  };
}

/** Pure: the machine in one line. */
export function describeMachine({ cpu, cores, memoryGiB, kernel, node, load }: Machine): string {
  return (
    `${cpu}, ${cores} ${cores === 1 ? 'core' : 'cores'}, ${memoryGiB} GiB, ${kernel}, Node.js ${node}, ` +
    `load ${load.toFixed(2)} at the start`
  );
}
