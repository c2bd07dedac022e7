import { randomBytes } from 'node:crypto';
import { changeManifest, conditionOf, type ManifestChanges } from '../../machine/index.ts';
import { numberIn, checkPlannedMove, unless, type Drill } from '../drill.ts';
import { untilGiven, type Stage } from '../stage/index.ts';

const failWithinMs = 120_000;

export const upgrade: Drill = {
  name: 'upgrade',
  summary: 'every server replaced by one of a new version, then a version that never gets ready',
  act: async (stage, { isShort }) => {
    const version = `drill-${randomBytes(3).toString('hex')}`;
    const [healthGate, deadline] = isShort ? ['1s', '8s'] : ['5s', '20s'];
    stage.say(`upgrading to version ${version}`);
    await change(stage, { 'spec.version': version, 'spec.upgrade.healthGate': healthGate });
    await stage.settled({ version });
    const moved = stage.parts.ownership.changes.length;
    stage.say('upgrading to a version that never gets ready');
    await change(stage, { 'spec.version': `broken-${version}`, 'spec.upgrade.deadline': deadline });
    const failed = async () =>
      conditionOf(await stage.machine.status(), 'Degraded')?.reason === 'UpgradeFailed' ? true : undefined;
    await untilGiven('the failure of the broken version', failed, {
      signal: stage.parts.signal, withinMs: failWithinMs,
    });
    await stage.settled({ version });
    return { movedToBroken: stage.parts.ownership.changes.length - moved };
  },
  judge: (figures, own) => [
    ...checkPlannedMove(figures),
    ...unless(
      figures.movesPerDeviceMin === 1 && figures.movesPerDeviceMax === 1,
      `devices moved ${figures.movesPerDeviceMin} to ${figures.movesPerDeviceMax} times, not once each`,
    ),
    ...unless(numberIn(own, 'movedToBroken') === 0, 'partitions moved because of a version that never got ready'),
  ],
};

async function change({ machine }: Stage, changes: ManifestChanges): Promise<void> {
  await machine.replaceManifest(changeManifest(await machine.manifest(), changes));
}
