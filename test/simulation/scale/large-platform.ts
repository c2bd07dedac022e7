import { partition as asPartition, type Partition } from '@cecochat/contracts';
import { planAssignment } from '../../../operator/decide/assignment/index.ts';
import {
  decide,
  defaultSpec,
  type Committed,
  type Decision,
  type PartitionReport,
  type Process,
  type Report,
  type SeenReport,
  type Spec,
} from '../../../operator/decide/index.ts';

const stepMs = 1_000;

/**
 * Milliseconds of processor time of this thread. Linux updates them only at its ticks, and when the process time is
 * read.
 */
function cpuOfThread(): number {
  process.cpuUsage();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** A platform of any size that carries out commands at once: it serves to measure the cost of the decisions. */
export class LargePlatform {
  spec: Spec;
  nowMs = 1_000_000;
  committed: { state: Committed; version: string } | undefined;
  readonly processes = new Map<string, Process>();
  readonly reports = new Map<string, SeenReport>();
  readonly #devices: readonly number[];
  #published: Committed | undefined;
  #commits = 0;
  /** Servers that are dead. */
  readonly #dead = new Set<string>();

  /** `devices` are those of each partition. */
  constructor(servers: number, devices: readonly number[], spec: Partial<Spec> = {}) {
    this.#devices = devices;
    this.spec = { ...defaultSpec, version: 'v1', partitions: devices.length, replicas: servers, ...spec };
  }

  /**
   * One decision, carried out. Returns the processor time that it took, in milliseconds: the machine may be busy
   * otherwise.
   */
  step(): { tookMs: number; decision: Decision } {
    const before = cpuOfThread();
    const decision = decide(
      this.spec,
      {
        committed: this.committed,
        processes: this.processes,
        reports: this.reports,
        answers: new Map(),
        observingSinceMs: 0,
        published:
          this.#published === undefined
            ? { kind: 'nothing' }
            : { kind: 'routing', epoch: this.#published.epoch, matches: true },
      },
      this.nowMs,
    );
    const tookMs = cpuOfThread() - before;
    for (const command of decision.commands) this.#apply(command);
    this.nowMs += stepMs;
    this.#report();
    return { tookMs, decision };
  }

  /** As if the load had been known at the assignment of the partitions. */
  balance(): void {
    const { committed, spec } = this;
    if (committed === undefined) return;
    const { state } = committed;
    const servers = [...state.members.keys()].map((name) => ({ name, capacity: spec.maxConnectionsPerServer }));
    const { owners } = planAssignment({
      weights: this.#devices, owners: [], servers, tolerance: spec.balancing.tolerance,
    });
    const target = state.target && { ...state.target, owners };
    this.committed = {
      ...committed, state: { ...state, epoch: (state.epoch + 1) as Committed['epoch'], owners, target },
    };
    this.#published = this.committed.state;
    this.#report();
  }

  kill(name: string): void {
    this.#dead.add(name);
    const running = this.processes.get(name);
    if (running !== undefined) this.processes.set(name, { ...running, up: false });
  }

  revive(name: string): void {
    this.#dead.delete(name);
    const running = this.processes.get(name);
    if (running !== undefined) this.processes.set(name, { ...running, up: true, restarts: running.restarts + 1 });
  }

  #apply(command: Decision['commands'][number]): void {
    if (command.kind === 'commit') this.committed = { state: command.next, version: String(++this.#commits) };
    else if (command.kind === 'publish') this.#published = command.committed;
    else if (command.kind === 'stop-server') {
      this.processes.delete(command.name);
      this.reports.delete(command.name);
    } else {
      const { name, version } = command;
      this.processes.set(name, { version, address: `${name}:7000`, up: true, restarts: 0, stopping: false });
    }
  }

  /** Every running server reports the published routing. */
  #report(): void {
    const partitions = new Map<string, Map<Partition, PartitionReport>>();
    const put = (name: string, index: Partition, report: PartitionReport) => {
      const known = partitions.get(name);
      if (known === undefined) partitions.set(name, new Map([[index, report]]));
      else known.set(index, report);
    };
    this.#published?.owners.forEach((owner, index) => {
      if (owner !== undefined)
        put(owner, asPartition(index), {
          state: 'serving', connections: this.#devices[index] ?? 0, messagesPerSecond: 0,
        });
    });
    for (const [index, { to, state }] of this.#published?.handovers ?? []) {
      if (state === 'warming') put(to, index, { state: 'warm', connections: 0, messagesPerSecond: 0 });
    }
    for (const [name, { up }] of this.processes)
      if (up) this.reports.set(name, { report: this.#reportOf(name, partitions.get(name)), freshMs: this.nowMs });
  }

  #reportOf(name: string, partitions: ReadonlyMap<Partition, PartitionReport> = new Map()): Report {
    let connections = 0;
    for (const each of partitions.values()) connections += each.connections;
    const incarnation = `${name}#${this.processes.get(name)?.restarts}`;
    return {
      incarnation,
      address: `${name}:7000`,
      epoch: this.#published?.epoch ?? (0 as Report['epoch']),
      draining: false,
      connections,
      messagesPerSecond: 0,
      partitions,
    };
  }
}
