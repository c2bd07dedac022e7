import type { RedisLogger } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { ApiError, chatClusters } from '@cecochat/kubernetes';
import { silentAfterMs, type Committed, type Condition, type Note } from '../../decide/index.ts';
import { keepSettings } from '../../publishing/index.ts';
import { CommittedObject, reconcile, specOfManifest, type Outcome } from '../../reconcile/index.ts';
import { ChildKeeper, ForeignObject } from '../children/index.ts';
import { PlatformConsole } from '../console/index.ts';
import {
  findProblem, inspectRedis, isTolerable, RedisClients, SecretBook, type DependencyProblem,
} from '../dependencies/index.ts';
import {
  routingNameOf, selectorTextOf, type ClusterRef, type ServableSpec, type SpecReading,
} from '../objects/index.ts';
import { CommittedConfigMap, KubernetesShell, type Obstacle } from '../shell/index.ts';
import { chooseSpec, readClusterSpec, SpecBook, type FollowedSpec } from '../specs/index.ts';
import { buildStatus, type Findings } from './build-status.ts';
import { StatusWriter } from './status-writer.ts';
import { resourceOf, type Caches } from './caches.ts';
import { keepChildren, WantedChildren, type ChildrenOutcome } from './children-round.ts';
import type { ClusterView } from './cluster-view.ts';
import { conditionsOf, notesOf } from './conditions.ts';
import { dismantle, finalizer } from './dismantle.ts';
import { EventTeller } from './event-teller.ts';
import { HandoverCount } from './handover-count.ts';
import type { OperatorParts } from './operator-parts.ts';
import { secureConditionOf } from './secure-condition.ts';
import { ServiceAddresses } from './service-addresses.ts';

/** Interval of the reconcile without a notification of a change: while a change is in progress, and otherwise. */
const [busyMs, calmMs] = [500, 1_000];

/** A single failure passes by itself; the status reports this many in a row. */
const failuresToTell = 3;

interface CarriedOut {
  /** The problem of the newest spec. */
  readonly problem?: DependencyProblem | undefined;
  readonly outcome: Outcome | undefined;
  readonly conditions: readonly Condition[];
  readonly notes: readonly Note[];
}

/** The state that one ChatCluster needs; lives as long as the ChatCluster of that identity, under one leadership. */
export class ClusterRound {
  readonly #parts: OperatorParts;
  readonly #caches: Caches;
  readonly #cluster: ClusterRef;
  readonly #wake: () => void;
  readonly #children: ChildKeeper;
  readonly #wanted: WantedChildren;
  readonly #secrets: SecretBook;
  readonly #redis: RedisClients;
  /** Redis of the manifest, whether it is followed or not. */
  readonly #inspected: RedisClients;
  readonly #specs: SpecBook;
  readonly #store: CommittedConfigMap;
  readonly #committed: CommittedObject;
  readonly #status: StatusWriter;
  readonly #events: EventTeller;
  readonly #handovers: HandoverCount;
  readonly #addresses: ServiceAddresses;
  /** Undefined where no console is served. */
  readonly #console: PlatformConsole | undefined;
  #shell: { readonly redises: readonly [Redis, ...Redis[]]; readonly shell: KubernetesShell } | undefined;
  /** The last reading, valid until the watch shows another object. */
  #read: { readonly object: unknown; readonly reading: SpecReading } | undefined;
  #followed: FollowedSpec | undefined;
  /** Why servers cannot be started, in this reconcile. */
  #obstacles: Obstacle[] = [];
  /** The result of the last reconcile that succeeded, and the count of failures since. */
  #last: CarriedOut = nothingDone;
  #failures = 0;

  /** `wake` requests a reconcile soon. */
  constructor(parts: OperatorParts, caches: Caches, { name, namespace, uid }: ClusterRef, wake: () => void) {
    const { api, monotonic, metrics } = parts;
    const logger = parts.logger.child({ chatcluster: `${namespace}/${name}` });
    const cluster = { name, namespace, uid };
    this.#parts = { ...parts, logger };
    this.#caches = caches;
    this.#cluster = cluster;
    this.#wake = wake;
    this.#children = new ChildKeeper({ api, resourceOf, cached: (...key) => caches.child(...key) });
    this.#wanted = new WantedChildren(cluster);
    this.#secrets = new SecretBook(api, namespace, monotonic);
    this.#redis = new RedisClients(cluster, logger);
    this.#inspected = new RedisClients(cluster, silent);
    this.#specs = new SpecBook({ api, cluster, children: this.#children });
    this.#store = new CommittedConfigMap({
      api, cluster,
      watched: () => caches.child('ConfigMap', namespace, routingNameOf(cluster))?.resourceVersion,
      copyOf: (state) => this.#shell?.shell.copyOf(state) ?? '', // Only a shell commits.
    });
    this.#committed = new CommittedObject(this.#store, logger);
    this.#status = new StatusWriter(api, cluster, monotonic);
    this.#handovers = new HandoverCount(metrics);
    this.#addresses = new ServiceAddresses(cluster, caches);
    this.#events = new EventTeller({
      api, logger, reportedBy: parts.name,
      onNote: (note) => {
        metrics.notes.inc({ reason: note.reason });
        this.#console?.noteEvent(note);
      },
    });
    this.#console = this.#openConsole();
  }

  /** Closes connections. */
  close(): void {
    if (this.#console !== undefined) this.#parts.consoles?.remove(this.#console);
    this.#console?.close();
    this.#redis.close();
    this.#inspected.close();
  }

  #openConsole(): PlatformConsole | undefined {
    const { consoles, name: operator } = this.#parts;
    const { namespace, name } = this.#cluster;
    if (consoles === undefined) return undefined;
    const pods = () => this.#caches.allPods(namespace, name);
    const opened = new PlatformConsole({
      ...this.#parts, operator, pods, name: `${namespace}/${name}`, secrets: this.#secrets,
    });
    consoles.add(opened);
    return opened;
  }

  /** Observes everything, acts on it, and returns how long to wait for the next reconcile, in milliseconds. */
  async run(): Promise<number> {
    const view = this.#caches.cluster(this.#cluster.namespace, this.#cluster.name);
    if (view === undefined || view.uid !== this.#cluster.uid) return calmMs;
    if (view.deletedMs !== undefined) return this.#dismantle(view);
    try {
      return await this.#round(view);
    } catch (error) {
      if (error instanceof ForeignObject) return this.#tellForeign(view, error.message);
      if (!(error instanceof ApiError && error.reason === 'NamespaceTerminating')) throw error;
      // A namespace in termination stops its pods, and no replacement can start: they need not wait for a successor.
      await this.#shell?.shell.dissolve();
      return calmMs;
    }
  }

  async #round(view: ClusterView): Promise<number> {
    const reading = this.#readSpec(view.object);
    const { done, failure } = await this.#attempt(view, reading.kind === 'servable' ? reading.spec : undefined);
    const refusals = reading.kind === 'refused' ? reading.refusals : [];
    const hindrances = conditionsOf({
      isStarted: done.outcome !== undefined, isRefused: refusals.length > 0, problem: done.problem,
      obstacles: this.#obstacles,
      pods: this.#caches.allPods(view.namespace, view.name),
      failure: failure !== undefined && this.#failures >= failuresToTell ? failure.message : undefined,
    });
    const secure = reading.kind === 'servable' ? [secureConditionOf(reading.spec)] : [];
    await this.#tell(
      view,
      { outcome: done.outcome, conditions: [...done.conditions, ...secure, ...hindrances], refusals: [...refusals] },
      done.notes,
    );
    if (failure !== undefined) throw failure;
    return pauseAfter(done.outcome);
  }

  /**
   * Follows a spec. A failure of the API server does not prevent a write of the status; the caller throws it
   * afterwards.
   */
  async #attempt(
    view: ClusterView,
    spec: ServableSpec | undefined,
  ): Promise<{ readonly done: CarriedOut; readonly failure?: ApiError }> {
    try {
      await this.#ensureFinalizer(view);
      this.#last = await this.#follow(view, spec);
      this.#failures = 0;
      return { done: this.#last };
    } catch (error) {
      if (!(error instanceof ApiError) || error.reason === 'NamespaceTerminating') throw error;
      this.#failures++;
      return { done: { ...this.#last, notes: [] }, failure: error };
    }
  }

  async #follow(view: ClusterView, spec: ServableSpec | undefined): Promise<CarriedOut> {
    const committed = (await this.#committed.read())?.state;
    const inUse = this.#revisionsInUse(committed);
    const placed = spec && (await this.#specs.withGenerators(spec, inUse));
    const problem =
      spec && ((await this.#findProblem(spec)) ?? (placed === undefined ? redisStillChanging : undefined));
    this.#followed = await chooseSpec(this.#specs, {
      cluster: this.#cluster, spec: placed ?? spec, raw: rawSpecOf(view.object),
      isServable: problem === undefined || (isTolerable(problem) && placed !== undefined),
      inUse,
    });
    const done = this.#followed === undefined ? nothingDone : await this.#carryOut(this.#followed, committed);
    return { ...done, problem };
  }

  async #findProblem(spec: ServableSpec): Promise<DependencyProblem | undefined> {
    const problem = await findProblem(spec, { secrets: this.#secrets, probe: this.#parts.probe });
    if (problem !== undefined) return problem;
    const [redis] = await this.#inspected.connect([spec], this.#secrets);
    return inspectRedis(redis, `${this.#cluster.namespace}/${this.#cluster.name}`);
  }

  #readSpec(object: unknown): SpecReading {
    const known = this.#read;
    if (known !== undefined && known.object === object) return known.reading;
    const reading = readClusterSpec(object);
    this.#read = { object, reading };
    return reading;
  }

  async #ensureFinalizer({ finalizers, namespace, name, uid }: ClusterView): Promise<void> {
    if (finalizers.includes(finalizer)) return;
    await this.#parts.api.apply(chatClusters, { metadata: { namespace, name, uid, finalizers: [finalizer] } });
  }

  #revisionsInUse(committed: Committed | undefined): Set<string> {
    const { namespace, name } = this.#cluster;
    const members =
      committed === undefined
        ? []
        : [committed.stableVersion, ...[...committed.members.values()].map(({ version }) => version)];
    return new Set([...this.#caches.pods(namespace, name).map(({ revision }) => revision), ...members]);
  }

  async #carryOut({ spec, revision, holds }: FollowedSpec, committed: Committed | undefined): Promise<CarriedOut> {
    const shell = await this.#shellFor(spec);
    this.#obstacles = [];
    const look = async () =>
      describeOutcome(
        await reconcile({ ...specOfManifest(spec, revision), version: revision }, shell, this.#parts.clock),
      );
    if (holds) return look();
    await shell.clear();
    // Running servers need no preparation, and come first: a new leader applies every other object.
    const served = committed && (await look());
    // A new server has a Service already, which must stay.
    const children = await this.#keepChildren(spec, served && (await this.#committed.read())?.state);
    if (!children.isPrepared && served === undefined) return { outcome: undefined, ...children };
    const { outcome, notes } = served ?? (await look());
    this.#handovers.count(outcome.world.committed?.state.finished ?? []);
    await this.#keepSettings(spec, outcome);
    return { outcome, conditions: children.conditions, notes: [...children.notes, ...notes] };
  }

  #keepChildren(spec: ServableSpec, committed: Committed | undefined): Promise<ChildrenOutcome> {
    const { api, clock } = this.#parts;
    const wanted = this.#wanted.of({ spec, committed, specOf: (revision) => this.#specs.specOf(revision) });
    const servers = [...(committed?.members.keys() ?? [])];
    return keepChildren({
      cluster: this.#cluster, wanted, servers, keeper: this.#children, caches: this.#caches, api, clock,
    });
  }

  async #shellFor(spec: ServableSpec): Promise<KubernetesShell> {
    // Servers of an older spec follow the routing of its Redis, and report there.
    const redises = await this.#redis.connect([spec, ...this.#specs.all()], this.#secrets);
    if (this.#shell?.redises !== redises) this.#shell = { redises, shell: this.#buildShell(redises) };
    return this.#shell.shell;
  }

  #buildShell(redises: readonly [Redis, ...Redis[]]): KubernetesShell {
    const { api, logger, clock } = this.#parts;
    const { namespace, name } = this.#cluster;
    return new KubernetesShell({
      api, logger, clock, redises, cluster: this.#cluster, children: this.#children, committed: this.#committed,
      requireVersion: (version) => this.#store.require(version),
      pods: () => this.#caches.pods(namespace, name),
      specOf: (revision) => this.#specs.specOf(revision),
      addresses: () => ({
        historyAddress: this.#addresses.of('history', this.#followed?.spec),
        groupsAddress: this.#addresses.of('groups', this.#followed?.spec),
        accountsAddress: this.#addresses.of('accounts', this.#followed?.spec),
      }),
      drainRate: () => this.#followed?.spec.messaging.handover.drainRate ?? 1,
      silentMs: () => silentAfterMs(this.#followed?.spec.messaging.lease ?? Number.POSITIVE_INFINITY),
      onNews: this.#wake,
      onObstacle: (obstacle) => this.#obstacles.push(obstacle),
    });
  }

  /** An administrator's change in Redis stays until the manifest changes. */
  async #keepSettings(spec: ServableSpec, { world }: Outcome): Promise<void> {
    const redis = this.#shell?.redises[0];
    if (world.published.kind === 'away' || redis === undefined) return;
    const perform = async (what: string, reason: string, publish: () => Promise<void>) => {
      this.#parts.logger.info({ reason }, `publishing ${what}`);
      await publish();
    };
    await this.#specs.notePublished(await keepSettings({ redis, spec, last: this.#specs.published, perform }));
  }

  async #tell(view: ClusterView, findings: Findings, notes: readonly Note[]): Promise<void> {
    await this.#events.tell([...notes, ...notesOf(findings.conditions)], view);
    const now = new Date(this.#parts.clock()).toISOString();
    const connectAddress = this.#addresses.of('connect', this.#followed?.spec);
    const where = { selector: selectorTextOf(this.#cluster), ...(connectAddress !== undefined && { connectAddress }) };
    const context = { generation: view.generation, where, standing: view.status.conditions, now };
    const status = buildStatus(findings, context);
    const redis = this.#shell?.redises[0];
    this.#console?.update({ outcome: findings.outcome, status, followed: this.#followed, redis });
    await this.#status.write(status);
  }

  /** A reconcile cannot act when an object of another owner has the name of one of its own. */
  async #tellForeign(view: ClusterView, message: string): Promise<number> {
    const conditions: Condition[] = [{ type: 'Degraded', status: true, reason: 'ObjectsOfOthers', message }];
    await this.#tell(view, { outcome: undefined, conditions, refusals: [] }, [
      { level: 'warning', reason: 'ObjectsOfOthers', message },
    ]);
    return calmMs;
  }

  async #dismantle(view: ClusterView): Promise<number> {
    const { api, clock, logger } = this.#parts;
    const spec = (await this.#specs.current())?.spec;
    const shell = spec && (await this.#shellFor(spec));
    const onTrouble = (error: unknown) => logger.warn({ err: error }, 'devices cannot be told that the platform ends');
    return dismantle({ view, shell, pods: this.#caches.pods(view.namespace, view.name), api, clock, onTrouble });
  }
}

const describeOutcome = (outcome: Outcome) => ({
  outcome, conditions: [],
  notes: outcome.kind === 'decided' ? outcome.decision.notes : [],
});

/** Logs nothing: the other connection logs the same. */
const silent: RedisLogger = { info: () => undefined, warn: () => undefined };

const nothingDone: CarriedOut = { outcome: undefined, conditions: [], notes: [] };

const redisStillChanging: DependencyProblem = {
  reason: 'RedisStillChanging',
  message:
    'spec.dependencies.redis changed again while servers use two others: it is followed when those of the earlier ' +
    'one are replaced',
};

const rawSpecOf = (object: unknown): unknown => (object as { readonly spec?: unknown }).spec;

function pauseAfter(outcome: Outcome | undefined): number {
  if (outcome?.kind !== 'decided') return calmMs;
  const { status, requeueAfterMs } = outcome.decision;
  const isBusy = status.conditions.some(({ type, status: holds }) => type === 'Progressing' && holds);
  return Math.min(requeueAfterMs, isBusy ? busyMs : calmMs);
}
