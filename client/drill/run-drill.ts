import { setTimeout as delay } from 'node:timers/promises';
import { createTransport } from '@cecochat/client-node';
import type { UserId } from '@cecochat/contracts';
import {
  changeManifest, MachineError, manifestValue, type Machine, type ManifestChanges, type StatusReport,
} from '../machine/index.ts';
import {
  readMessageFile, runLoad, type Member, type ReplayReport, type RunningLoad, type FileMessage,
} from '../replay/index.ts';
import { brokenPromises, type DrillReport, type OwnFigures } from './drill-report.ts';
import { problemsIn, type Drill, type DrillSettings, type Load } from './drill.ts';
import { figuresOf, type Figures } from './figures.ts';
import { OwnershipWatch, Stage, untilSettled, whatMoves, type Wanted } from './stage/index.ts';
import { StreamRecorder } from './streams/index.ts';

export interface DrillOptions {
  readonly settings: DrillSettings;
  /** In place of the drill's own. */
  readonly load: Partial<Load>;
  /** Messages, in the form of samples/college-messages.tsv. */
  readonly file: string;
  readonly machine: Machine;
  /** Where `connect` answers. */
  readonly url: URL;
  readonly tokenOf: (user: UserId) => Promise<string>;
  readonly onProgress: (line: string) => void;
  readonly signal: AbortSignal;
}

const shortAllowance = 4;
/** The load of the acceptance figures. */
const usualLoad: Load = { devices: 1_000, rate: 500 };
const shortLoad: Load = { devices: 100, rate: 100 };
/** The load sends messages for this many seconds; a drill that takes longer continues without. */
const [messagesForSeconds, shortMessagesForSeconds] = [900, 300];
/** Messages flow for this long before anything is done, and afterwards. */
const [beforeMs, afterMs] = [3_000, 2_000];
/** More than the sends that wait for a server that is down for a minute. */
const maxUnderWay = 60_000;
const stallMs = 120_000;
const restoreWithinMs = 180_000;
/** The longest window that the manifest accepts: balancing by load must not move partitions during a drill. */
const undisturbed: ManifestChanges = { 'spec.messaging.balancing.window': '1h' };

/**
 * Puts the load on the platform, does what the drill does to it, and finds out what the devices and their messages went
 * through. Leaves the platform as it was, also when it fails or is interrupted. Rejects when it cannot be found out.
 */
export async function runDrill(drill: Drill, options: DrillOptions): Promise<DrillReport> {
  const { machine, settings, onProgress } = options;
  const found = await machine.status();
  const reason = whatMoves(found, {});
  if (reason !== undefined) throw new MachineError(`the platform is not at rest: ${reason}`);
  const manifest = await machine.manifest();
  const restores: (() => Promise<void>)[] = [() => restoreManifest(machine, manifest, found)];
  try {
    await prepare(drill, options, manifest);
    const { report, figures, own } = await perform(drill, options, (restore) => restores.push(restore));
    const problems = [
      ...brokenPromises(report),
      ...problemsIn(drill.judge(figures, own, settings), settings.isShort ? shortAllowance : 1),
    ];
    return { ...report, ...figures, drill: drill.name, ok: problems.length === 0, problems, own };
  } finally {
    onProgress('putting the platform back as it was');
    await undo(restores, onProgress);
  }
}

async function prepare(
  drill: Drill, { machine, settings, onProgress, signal }: DrillOptions, manifest: string,
): Promise<void> {
  const changed = changeManifest(manifest, { ...undisturbed, ...drill.prepare?.(settings) });
  onProgress('preparing the platform');
  await machine.replaceManifest(changed);
  await untilSettled(machine, wantedBy(changed), { signal });
}

interface Performance {
  readonly report: ReplayReport;
  readonly figures: Figures;
  readonly own: OwnFigures;
}

async function perform(
  drill: Drill, options: DrillOptions, defer: (restore: () => Promise<void>) => void,
): Promise<Performance> {
  const { settings, file, url, machine, signal, onProgress } = options;
  const load = { ...(settings.isShort ? shortLoad : { ...usualLoad, ...drill.load }), ...options.load };
  const seconds = settings.isShort ? shortMessagesForSeconds : messagesForSeconds;
  const messages = chooseMessages(await readMessageFile(file), load.devices, load.rate * seconds);
  const clock = () => performance.now();
  const streams = new StreamRecorder(clock);
  const transport = createTransport(url);
  let outcome: { figures: Figures; own: OwnFigures } | undefined;
  const act = async (running: RunningLoad) => {
    const ownership = await OwnershipWatch.start(machine, clock);
    try {
      const stage = new Stage({
        machine, load: running, transport, ownership, streams, signal, say: onProgress, clock, defer,
      });
      outcome = await actOn(stage, drill, settings, running.members);
    } finally {
      await ownership.stop();
    }
  };
  try {
    const report = await runLoad(
      messages,
      { ...options, rate: load.rate, devicesPerUser: 1, stallMs },
      {
        maxUnderWay, devicePrefix: 'drill',
        transportOf: (shared, user) => streams.record(shared, user),
        run: act,
      },
    );
    // It cannot: it waits for the drill.
    if (outcome === undefined) throw new MachineError('the load ended before the drill');
    return { report, ...outcome };
  } finally {
    transport.close();
  }
}

async function actOn(
  stage: Stage, drill: Drill, settings: DrillSettings, members: readonly Member[],
): Promise<{ figures: Figures; own: OwnFigures }> {
  const { streams, ownership } = stage.parts;
  await stage.pass(beforeMs);
  const startMs = stage.nowMs;
  const own = await drill.act(stage, settings);
  await stage.pass(afterMs);
  await ownership.stop();
  const devices = members.map(({ sessions: [session] }, user) => ({
    partition: session?.partition ?? -1, spans: streams.spans[user] ?? [],
  }));
  const { changes, lowerBound } = ownership;
  return { figures: figuresOf({ devices, changes, lowerBound, fault: stage.fault, startMs, endMs: stage.nowMs }), own };
}

async function restoreManifest(machine: Machine, manifest: string, found: StatusReport): Promise<void> {
  if ((await machine.manifest()) !== manifest) await machine.replaceManifest(manifest);
  const wanted = { ...wantedBy(manifest), ...(typeof found.version === 'string' && { version: found.version }) };
  await untilSettled(machine, wanted, { signal: AbortSignal.timeout(restoreWithinMs), withinMs: restoreWithinMs });
}

/** The number of servers that a manifest asks for, or the default; any number under autoscaling. */
function wantedBy(manifest: string): Wanted {
  if (manifestValue(manifest, 'spec.messaging.autoscaling') !== undefined) return {};
  const replicas = manifestValue(manifest, 'spec.messaging.replicas');
  return { replicas: typeof replicas === 'number' ? replicas : 2 };
}

/** Undoes the last first, whatever becomes of each. */
async function undo(restores: (() => Promise<void>)[], say: (line: string) => void): Promise<void> {
  for (const restore of restores.reverse()) {
    await restore().catch((error: unknown) =>
      say(`the platform is not as it was: ${Error.isError(error) ? error.message : String(error)}`),
    );
  }
}

/** Between two drills of a series. */
export const pauseBetween = (signal: AbortSignal): Promise<void> => delay(afterMs, undefined, { signal });

/** Pure: `count` messages between the first `users` users of a file, repeated as needed, each with its own line. */
export function chooseMessages(file: readonly FileMessage[], users: number, count: number): FileMessage[] {
  const chosen = new Set<UserId>();
  const between = file.filter(({ source, target }) => {
    const strangers = new Set([source, target].filter((user) => !chosen.has(user)));
    if (chosen.size + strangers.size > users) return false;
    for (const user of strangers) chosen.add(user);
    return true;
  });
  return Array.from({ length: between.length === 0 ? 0 : count }, (_, line) => ({
    ...(between[line % between.length] as FileMessage), line,
  }));
}
