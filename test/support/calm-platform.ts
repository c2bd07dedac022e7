import { partition as asPartition, type Partition } from '@cecochat/contracts';
import {
  decide, defaultSpec, type Committed, type Decision, type Note, type PartitionReport, type Process, type SeenReport, type Spec, type World,
} from '../../operator/decide/index.ts';

interface Server {
  readonly version: string;
  incarnation: number;
  /** running: healthy; hung: runs, reports stop; down: no process; unready: runs, never reports; draining: stops. */
  condition: 'running' | 'hung' | 'down' | 'unready' | 'draining';
  restarts: number;
  stopping: boolean;
  /** How far its clock is ahead, where it is off. */
  clockOffMs?: number | undefined;
  surplusPartitions?: number | undefined;
  topicProblems?: readonly string[] | undefined;
  /** Devices it still has of partitions that it gave away. */
  readonly leaving: Map<Partition, number>;
  lastReport: SeenReport | undefined;
}

/**
 * Servers, devices and stores that follow decisions at once, in steps of a second. Shows the effect of the decisions on
 * a platform without other faults than those of the test.
 */
export class CalmPlatform {
  spec: Spec;
  nowMs = 1_000_000;
  committed: { state: Committed; version: string } | undefined;
  published: Committed | undefined;
  redisAway = false;
  /** The reports of history and Redis on themselves. */
  stores: Pick<World, 'historyGaps' | 'redisProblem'> = {};
  /** Answers of servers to direct requests. */
  answers: ReadonlyMap<string, boolean> = new Map();
  /** Start of the operator's watch. */
  observingSinceMs = 0;
  readonly servers = new Map<string, Server>();
  /** Devices of each partition. */
  readonly devices: number[];
  readonly notes: Note[] = [];
  decision: Decision | undefined;
  /** Versions whose servers never report. */
  readonly broken = new Set<string>();
  /** How often each partition got another owner, not counting the first. */
  readonly moves = new Map<number, number>();
  commits = 0;
  readonly started: string[] = [];
  readonly stopped: string[] = [];

  constructor(spec: Partial<Spec> & { replicas: number }, devices?: readonly number[]) {
    this.spec = { ...defaultSpec, version: 'v1', partitions: 36, ...spec };
    this.devices = [...(devices ?? Array.from({ length: this.spec.partitions }, () => 100))];
  }

  /** Lets seconds pass, with a decision at the beginning of each. */
  run(seconds: number): void {
    for (let second = 0; second < seconds; second++) {
      this.act();
      this.serve();
      this.nowMs += 1_000;
    }
  }

  /** Until nothing is decided any more; the seconds that took. Throws when it takes too long. */
  settle(limitSeconds = 600): number {
    this.run(2); // The next report shows changes of the test.
    for (let second = 1; second <= limitSeconds; second++) {
      const before = this.commits;
      this.run(1);
      if (this.commits === before && this.isSettled()) return second;
    }
    throw new Error(`not settled after ${limitSeconds} s: ${JSON.stringify(this.decision?.status)}`);
  }

  isSettled(): boolean {
    const progress = this.decision?.status.conditions.find(({ type }) => type === 'Progressing');
    return progress?.status === false;
  }

  owners(): Map<string, number[]> {
    const owned = new Map<string, number[]>();
    this.committed?.state.owners.forEach((owner, index) => {
      if (owner !== undefined) owned.set(owner, [...(owned.get(owner) ?? []), index]);
    });
    return owned;
  }

  condition(type: string) {
    return this.decision?.status.conditions.find((each) => each.type === type);
  }

  /** Partitions that had an owner and got another one since the last call. */
  takeMoves(): number {
    const moved = this.moves.size;
    this.moves.clear();
    return moved;
  }

  decide(spec: Spec = this.spec): Decision {
    return decide(spec, {
      committed: this.committed,
      processes: new Map([...this.servers].map(([name, server]) => [name, processOf(name, server)])),
      reports: new Map([...this.servers].flatMap(([name, { lastReport }]) => (lastReport === undefined ? [] : [[name, lastReport]]))),
      published: this.#publishedKind(),
      ...this.stores,
      answers: this.answers,
      observingSinceMs: this.observingSinceMs,
    }, this.nowMs);
  }

  act(): void {
    this.decision = this.decide();
    this.notes.push(...this.decision.notes);
    for (const command of this.decision.commands) {
      switch (command.kind) {
        case 'commit':
          if (command.expected !== this.committed?.version) throw new Error('a commit on what is not there');
          this.#countMoves(command.next);
          this.commits++;
          this.committed = { state: command.next, version: String(this.commits) };
          break;
        case 'publish':
          this.published = command.committed;
          break;
        case 'start-server':
          this.started.push(command.name);
          this.servers.set(command.name, newServer(command.version, this.broken.has(command.version)));
          break;
        case 'stop-server':
          this.stopped.push(command.name);
          if (this.owners().has(command.name)) throw new Error(`${command.name} is stopped while it serves`);
          this.servers.delete(command.name);
      }
    }
  }

  /** Servers follow what is published and report; devices leave within the second. */
  serve(): void {
    for (const [name, server] of this.servers) {
      if (server.condition !== 'running' && server.condition !== 'draining') continue;
      const partitions = new Map<Partition, PartitionReport>();
      this.published?.owners.forEach((owner, index) => {
        if (owner === name) partitions.set(asPartition(index), reportOf('serving', this.devices[index] ?? 0));
      });
      for (const [index, { from, to, state }] of this.published?.handovers ?? []) {
        if (to === name && state === 'warming') partitions.set(index, reportOf('warm', 0));
        if (from === name && state === 'draining') {
          const left = server.leaving.get(index) ?? Math.floor((this.devices[index] ?? 0) / 2);
          partitions.set(index, reportOf('draining', left));
          server.leaving.set(index, 0);
        } else server.leaving.delete(index);
      }
      if (server.lastReport?.report.draining === true && partitions.size === 0) {
        this.servers.delete(name);
        continue;
      }
      const connections = [...partitions.values()].reduce((sum, each) => sum + each.connections, 0);
      server.lastReport = {
        freshMs: this.nowMs,
        report: {
          incarnation: `${name}-${server.incarnation}`, address: `${name}:1`, epoch: this.published?.epoch ?? (0 as never),
          draining: server.condition === 'draining', clockOffMs: server.clockOffMs, surplusPartitions: server.surplusPartitions, topicProblems: server.topicProblems, connections, messagesPerSecond: connections / 10, partitions,
        },
      };
    }
  }

  kill(name: string): void {
    const server = this.#server(name);
    server.condition = 'down';
    server.lastReport = undefined;
  }

  /** A third party stops it: the server drains its devices, then ends. `seen`: its process shows the stop. */
  evict(name: string, seen = true): void {
    const server = this.#server(name);
    server.condition = 'draining';
    server.stopping = seen;
    this.serve();
  }

  restart(name: string): void {
    const server = this.#server(name);
    server.incarnation++;
    server.restarts++;
    server.condition = 'running';
    server.stopping = false;
  }

  #server(name: string): Server {
    const server = this.servers.get(name);
    if (server === undefined) throw new Error(`no server ${name}`);
    return server;
  }

  #publishedKind() {
    if (this.redisAway) return { kind: 'away' } as const;
    if (this.published === undefined) return { kind: 'nothing' } as const;
    const { epoch, owners } = this.published;
    const committed = this.committed?.state;
    const matches = epoch === committed?.epoch && owners.every((owner, index) => owner === committed.owners[index]);
    return { kind: 'routing', epoch, matches } as const;
  }

  #countMoves(next: Committed): void {
    next.owners.forEach((owner, index) => {
      const before = this.committed?.state.owners[index];
      if (before !== undefined && before !== owner) this.moves.set(index, (this.moves.get(index) ?? 0) + 1);
    });
    if (this.committed !== undefined && next.epoch < this.committed.state.epoch) throw new Error('an epoch that shrinks');
  }
}

const newServer = (version: string, isBroken: boolean): Server => ({
  version, incarnation: 1, condition: isBroken ? 'unready' : 'running', restarts: 0, stopping: false, leaving: new Map(), lastReport: undefined,
});

const processOf = (name: string, { version, condition, restarts, stopping }: Server): Process => ({
  version, address: `${name}:1`, up: condition !== 'down', restarts, stopping,
});

const reportOf = (state: PartitionReport['state'], connections: number): PartitionReport => ({ state, connections, messagesPerSecond: 1 });
