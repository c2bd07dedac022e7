import { toNumber } from '@cecochat/contracts';
import type { ChatCall } from '@cecochat/client-node';
import { numberIn, unless, within, type Drill } from '../drill.ts';
import { untilGiven, type Stage } from '../stage/index.ts';
import { chooseVictim, type Victim } from './kill.ts';

const replicas = 3;
const [hangMs, shortHangMs, probeBeforeMs, probeAfterMs] = [20_000, 9_000, 1_000, 4_000];
const probes = 16;
const resumeLimitMs = 10_000;

export const hang: Drill = {
  name: 'hang',
  summary: 'one messaging server of three is stopped for 20 s and goes on',
  prepare: () => ({ 'spec.messaging.replicas': replicas }),
  act: async (stage, { isShort }) => {
    const victim = chooseVictim(await stage.machine.status());
    const { epoch } = stage.parts.ownership.current;
    stage.say(`stopping ${victim.name}, process ${victim.pid}, for a while`);
    const goOn = async () => signal(victim.pid, 'SIGCONT');
    stage.defer(goOn);
    stage.noteFault(victim);
    signal(victim.pid, 'SIGSTOP');
    const stoppedMs = stage.nowMs;
    const owners = stage.parts.ownership;
    const takenOver = async () =>
      [...victim.partitions].every((each) => owners.current.owners.get(each) !== victim.name) ? true : undefined;
    await untilGiven('that others take its partitions', takenOver, { signal: stage.parts.signal, withinMs: 60_000 });
    const takenOverMs = Math.round(stage.nowMs - stoppedMs);
    await stage.pass(Math.max(0, (isShort ? shortHangMs : hangMs) - probeBeforeMs - takenOverMs));
    const probing = openProbes(stage, victim, epoch);
    await stage.pass(probeBeforeMs);
    await goOn();
    await stage.pass(probeAfterMs);
    const outcome = probing.end();
    await stage.settled({ replicas });
    return { takenOverMs, ...outcome };
  },
  judge: ({ resumeMs }, own) => [
    ...within('back on another server, p99', resumeMs.p99, resumeLimitMs),
    ...unless(
      numberIn(own, 'refused') + numberIn(own, 'acceptedAnew') > 0,
      'no device that came under the old epoch was answered',
    ),
    ...unless(
      numberIn(own, 'accepted') === 0,
      `${numberIn(own, 'accepted')} devices were accepted under the old epoch by the server that came back`,
    ),
  ],
};

/**
 * Devices that have only the routing from before, and connect to the server when it resumes. It may accept them once it
 * has their partitions again, under a newer epoch.
 */
function openProbes({ parts: { load, transport } }: Stage, { address, partitions }: Victim, epoch: number) {
  const outcome = { accepted: 0, acceptedAnew: 0, refused: 0 };
  const users = load.members
    .filter(({ sessions: [session] }) => partitions.has(session?.partition ?? -1))
    .slice(0, probes);
  const calls: ChatCall[] = users.map(({ token }) => {
    const listener = { token, device: 'drill-probe', cursor: undefined, lineage: undefined, epoch: epoch as never };
    return transport.openStream(address, listener, {
      onFrame: (frame) => {
        if (frame.ready) outcome[toNumber(frame.ready.epoch) > epoch ? 'acceptedAnew' : 'accepted']++;
      },
      onClosed: () => outcome.refused++,
    });
  });
  const end = () => {
    for (const call of calls) call.close();
    return outcome;
  };
  return { end };
}

/** A process that is gone needs no signal. */
function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(Error.isError(error) && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
