import type { Drill } from '../../../client/drill/index.ts';
import { checkPlannedMove, unless } from '../../../client/drill/drill.ts';
import type { ClusterPlatform } from '../platform/index.ts';

const replicas = 3;

/** A planned removal of a pod or a node: its servers hand over first, to another server for each. */
export const departure = (platform: ClusterPlatform, name: string, act: () => Promise<void>): Drill => ({
  name,
  summary: name,
  prepare: () => ({ 'spec.messaging.replicas': replicas }),
  act: async (stage) => {
    const before = new Set((await platform.pods()).map(({ metadata }) => metadata.uid));
    await act();
    await stage.settled({ replicas });
    const gone = before.size - (await platform.pods()).filter(({ metadata }) => before.has(metadata.uid)).length;
    return { gone };
  },
  judge: (figures, own) => [
    ...checkPlannedMove(figures),
    ...unless(figures.disconnects === 0, `${figures.disconnects} times a device was disconnected`),
    ...unless(figures.movesPerDeviceMax === 1, `a device moved ${figures.movesPerDeviceMax} times`),
    ...unless(Number(own['gone']) > 0, 'no pod went'),
  ],
});
