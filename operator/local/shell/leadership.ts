import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { silentAfterMs, type Note } from '../../decide/index.ts';
import { parseManifest, type ChatClusterSpec } from '../../manifest/index.ts';
import { keepSettings } from '../../publishing/index.ts';
import { reconcile, Reconciler, specOfManifest, type Outcome } from '../../reconcile/index.ts';
import type { PlatformLogger } from '../processes/index.ts';
import { defaultVersion } from '../world/index.ts';
import { decideServices } from './decide-services.ts';
import { LocalShell } from './local-shell.ts';
import type { MachineClient } from './machine-client.ts';
import type { OperatorMetrics } from './metrics.ts';
import { StatusObject } from './status-object.ts';
import type { Writes } from './writes.ts';

export interface LeadershipParts {
  /** Of this operator. */
  readonly name: string;
  readonly machine: MachineClient;
  readonly redis: Redis;
  readonly writes: Writes;
  readonly metrics: OperatorMetrics;
  readonly logger: PlatformLogger;
}

/** Interval of the reconcile without a notification of a change: while a change is in progress, and otherwise. */
const [busyMs, calmMs] = [500, 1_000];
const deafMs = 500;

/** One period of leadership, which starts without any state from before. */
export class Leadership {
  readonly #parts: LeadershipParts;
  readonly #shell: LocalShell;
  readonly #status: StatusObject;
  #manifest: { readonly revision: string; readonly spec: ChatClusterSpec } | undefined;
  #notes: readonly Note[] = [];

  constructor(parts: LeadershipParts) {
    this.#parts = parts;
    this.#shell = new LocalShell({
      ...parts,
      drainRate: () => this.#manifest?.spec.messaging.handover.drainRate ?? 1,
      silentMs: () => silentAfterMs(this.#manifest?.spec.messaging.lease ?? Number.POSITIVE_INFINITY),
      clock: Date.now,
    });
    this.#status = new StatusObject(parts);
  }

  /** Leads until the signal aborts; a reconcile in progress finishes. */
  async run(signal: AbortSignal): Promise<void> {
    const { logger, metrics } = this.#parts;
    logger.info({}, 'leading');
    metrics.leading.set(1);
    const reconciler = new Reconciler({
      round: () => this.#round(), onError: (error) => this.#complain(error), random: Math.random, signal,
    });
    await Promise.all([reconciler.run(), this.#followChanges(reconciler, signal)]);
    metrics.leading.set(0);
    logger.info({}, 'not leading any more');
  }

  async #round(): Promise<number> {
    const beganMs = performance.now();
    const { spec, revision } = await this.#readManifest();
    await this.#keepServices(spec);
    const outcome = await reconcile(specOfManifest(spec, defaultVersion), this.#shell, Date.now);
    this.#tell(outcome);
    await this.#keepSettings(spec, outcome);
    await this.#status.write(outcome, revision);
    this.#parts.metrics.rounds.observe((performance.now() - beganMs) / 1_000);
    return pauseAfter(outcome);
  }

  async #readManifest(): Promise<{ readonly revision: string; readonly spec: ChatClusterSpec }> {
    const { text, revision } = await this.#parts.machine.manifest();
    if (revision !== this.#manifest?.revision)
      this.#manifest = { revision, spec: parseManifest(text, 'manifest').spec };
    return this.#manifest;
  }

  async #keepServices(spec: ChatClusterSpec): Promise<void> {
    const { machine, writes } = this.#parts;
    const { start, stop } = decideServices(spec, await machine.processes());
    for (const { name, kind } of start)
      await writes.perform('start', () =>
        machine.startProcess(name, { kind, version: spec.version ?? defaultVersion }),
      );
    for (const name of stop) await writes.perform('stop', () => machine.stopProcess(name));
  }

  async #keepSettings(spec: ChatClusterSpec, { world }: Outcome): Promise<void> {
    if (spec.paused || spec.planOnly || world.published.kind === 'away') return;
    const { redis, writes, logger } = this.#parts;
    const perform = async (what: string, reason: string, publish: () => Promise<void>) => {
      logger.info({ reason }, `publishing ${what}`);
      await writes.perform('publish', publish);
    };
    this.#status.notePublished(await keepSettings({ redis, spec, last: await this.#status.lastPublished(), perform }));
  }

  /** Reports once what lasts for several reconciles. */
  #tell(outcome: Outcome): void {
    if (outcome.kind === 'refused') return;
    const { logger, metrics } = this.#parts;
    const { notes } = outcome.decision;
    const isKnown = ({ reason, message }: Note) =>
      this.#notes.some((before) => before.reason === reason && before.message === message);
    for (const note of notes) {
      if (isKnown(note)) continue;
      metrics.notes.inc({ reason: note.reason });
      this.#status.noteEvent(note);
      if (note.level === 'warning') logger.warn({ reason: note.reason }, note.message);
      else logger.info({ reason: note.reason }, note.message);
    }
    this.#notes = notes;
  }

  #complain(error: unknown): void {
    this.#parts.metrics.failures.inc();
    this.#parts.logger.warn({ err: error }, 'a round failed and is tried again');
  }

  /** Reconciles at once when a process starts or ends, or the manifest changes. */
  async #followChanges(reconciler: Reconciler, signal: AbortSignal): Promise<void> {
    let known = 0;
    while (!signal.aborted) {
      try {
        known = await this.#parts.machine.changesAfter(known, signal);
        reconciler.wake();
      } catch {
        // Reconciles report it, and continue by timer.
        await sleep(deafMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}

function pauseAfter(outcome: Outcome): number {
  if (outcome.kind === 'refused') return calmMs;
  const { status, requeueAfterMs } = outcome.decision;
  const isBusy = status.conditions.some((condition) => condition.type === 'Progressing' && condition.status);
  return Math.min(requeueAfterMs, isBusy ? busyMs : calmMs);
}
