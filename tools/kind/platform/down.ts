import { stopCluster } from '../cluster/index.ts';
import { checkEngine } from '../engine/index.ts';
import { repository, type NameOptions } from '../options.ts';
import type { Steps } from '../../run/steps.ts';
import { home } from './places.ts';

/** Removes a cluster; reports when there was none. */
export async function down({ name }: NameOptions, steps: Steps): Promise<void> {
  await checkEngine(repository);
  const removed = await steps.run(`removing the cluster '${name}'`, () =>
    stopCluster({ name, home, withImages: true }),
  );
  if (!removed) steps.say(`there was no cluster '${name}'`);
}
