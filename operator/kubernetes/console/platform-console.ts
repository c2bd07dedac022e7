import { formatHostPort } from '@cecochat/contracts';
import { readReports } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import {
  addEvents, buildPlatform, observeLag, type ConsoleEvent, type ConsolePlatform, type ConsoleProcess,
  type PlatformSource,
} from '../../console/index.ts';
import { decide, type Note, type Plan } from '../../decide/index.ts';
import type { ChatClusterStatus } from '../../manifest/index.ts';
import { specOfManifest, type Outcome } from '../../reconcile/index.ts';
import { ports } from '../objects/index.ts';
import type { PodView } from '../shell/index.ts';
import { versionOfRevision, withoutHash, type FollowedSpec } from '../specs/index.ts';
import type { ShownPlatform } from './console-board.ts';
import { PlatformAccess, type AccessParts } from './platform-access.ts';

export interface PlatformConsoleParts extends AccessParts {
  /** `<namespace>/<name>` of the ChatCluster. */
  readonly name: string;
  /** Of this operator's process. */
  readonly operator: string;
  /** Pods of all programs of the platform. */
  readonly pods: () => readonly PodView[];
}

/** The findings of the last reconcile. */
export interface Reconciled {
  readonly outcome: Outcome | undefined;
  readonly status: ChatClusterStatus;
  readonly followed: FollowedSpec | undefined;
  readonly redis: Redis | undefined;
}

/** Pages that look at the same moment share an answer for this long. */
const sharedMs = 900;

/** What the console shows of one ChatCluster, and who may see it. Costs nothing while no page is open. */
export class PlatformConsole implements ShownPlatform {
  readonly #parts: PlatformConsoleParts;
  readonly #access: PlatformAccess;
  #latest: Reconciled | undefined;
  #events: readonly ConsoleEvent[] = [];
  #shared: { readonly atMs: number; readonly platform: Promise<ConsolePlatform> } | undefined;

  constructor(parts: PlatformConsoleParts) {
    this.#parts = parts;
    this.#access = new PlatformAccess(parts);
  }

  get name(): string {
    return this.#parts.name;
  }

  /** After each reconcile. */
  update(latest: Reconciled): void {
    this.#latest = latest;
    const { followed, redis } = latest;
    if (followed !== undefined && redis !== undefined) this.#access.follow({ auth: followed.spec.auth, redis });
  }

  noteEvent(note: Note): void {
    this.#events = addEvents(this.#events, [note], this.#parts.clock());
  }

  /** See `PlatformAccess`. */
  check(authorization: string | undefined, beforeUnknown: () => void): Promise<void> {
    return this.#access.check(authorization, beforeUnknown);
  }

  read(): Promise<ConsolePlatform> {
    const nowMs = this.#parts.monotonic();
    if (this.#shared === undefined || nowMs - this.#shared.atMs >= sharedMs)
      this.#shared = { atMs: nowMs, platform: this.#observe() };
    return this.#shared.platform;
  }

  close(): void {
    this.#access.close();
  }

  async #observe(): Promise<ConsolePlatform> {
    const pods = this.#parts.pods();
    const latest = this.#latest;
    const members = [...(latest?.outcome?.world.committed?.state.members.keys() ?? [])];
    const [reports, lag] = await Promise.all([readReportsOf(latest?.redis, members), observeLag(adminsOf(pods))]);
    const platform = buildPlatform({
      ...sourceOf(latest, this.#parts.clock()), reports, lag,
      name: this.#parts.name,
      told: { ...toldOf(latest?.status), events: this.#events },
      programs: [...pods.map(describePod), describeOperator(this.#parts.operator)],
    });
    return {
      ...platform,
      servers: platform.servers.map((each) => ({ ...each, version: versionOfRevision(each.version) })),
    };
  }
}

/** None while Redis is away. */
async function readReportsOf(redis: Redis | undefined, names: readonly string[]): Promise<PlatformSource['reports']> {
  if (redis === undefined) return new Map();
  return readReports(redis, names).then(({ reports }) => reports, () => new Map());
}

/** host:port of the metrics of each process that writes history. */
const adminsOf = (pods: readonly PodView[]): string[] =>
  pods.flatMap(({ component, ip, running }) => {
    const answers = component === 'materialize' && running && ip !== undefined;
    return answers ? [formatHostPort({ host: ip, port: ports.admin })] : [];
  });

function sourceOf(
  latest: Reconciled | undefined, nowMs: number,
): Pick<PlatformSource, 'partitionCount' | 'committed' | 'processes' | 'plan' | 'manifest'> {
  const world = latest?.outcome?.world;
  return {
    partitionCount: latest?.followed?.spec.partitions ?? 0,
    committed: world?.committed?.state,
    processes: world?.processes ?? new Map(),
    plan: planOf(latest, nowMs),
    manifest: manifestOf(latest),
  };
}

function manifestOf(latest: Reconciled | undefined): PlatformSource['manifest'] {
  const problems = (latest?.status.refusals ?? []).map(({ field, rule }) => `${field} ${rule}`);
  const spec = latest?.followed?.spec;
  if (spec === undefined) return { mode: 'followed', wanted: null, problems };
  const mode = spec.paused ? 'paused' : spec.planOnly ? 'plan-only' : 'followed';
  return { mode, wanted: spec.messaging.replicas ?? null, problems };
}

/** The steps of the next reconciles, as of the observations of the last one. */
function planOf(latest: Reconciled | undefined, nowMs: number): Plan | undefined {
  if (latest?.outcome?.kind !== 'decided' || latest.followed === undefined) return undefined;
  const { outcome: { world }, followed: { spec, revision } } = latest;
  const asked = { ...specOfManifest(spec, revision), version: revision, paused: false, planOnly: true };
  const { plan } = decide(asked, world, nowMs).status;
  return plan && { ...plan, start: plan.start.map(withoutHash) };
}

function toldOf(status: ChatClusterStatus | undefined): Omit<PlatformSource['told'], 'events'> {
  return {
    version: status?.version, servers: status?.servers, waiting: status?.assignment?.waiting ?? 0,
    conditions: (status?.conditions ?? []).map(({ type, status: holds, reason, message }) => ({
      type, reason, message, status: holds === 'True',
    })),
  };
}

function describePod(pod: PodView): ConsoleProcess {
  const { name, component, running, ended, stopping, restarts, ip = '', trouble } = pod;
  const state = ended ? 'ended' : stopping ? 'stopping' : running ? 'ready' : 'starting';
  // Set-up ends when it is done.
  const isGood = trouble === undefined && (state === 'ready' || state === 'ended');
  return { name, kind: component, state, isGood, restarts, address: ip, note: trouble?.reason ?? '' };
}

const describeOperator = (name: string): ConsoleProcess => ({
  name, kind: 'operator', state: 'ready', isGood: true, address: '', restarts: 0, note: 'leads',
});
