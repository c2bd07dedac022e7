import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheFolders } from '../cache.ts';
import { grpcurlFolder } from '../grpcurl/index.ts';
import { builtKubernetes } from '../kubernetes/index.ts';
import { archiveIn } from '../kind/node-image/index.ts';
import { programSets, versionOf } from '../kind/programs/index.ts';
import type { Build } from './suites.ts';

const isOnPath = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** Whether it is there already, and how long building it usually takes. */
const builds: Readonly<Record<Build, { readonly isThere: () => boolean; readonly usualSeconds: number }>> = {
  kubernetes: {
    isThere: () =>
      (process.env['KUBEBUILDER_ASSETS'] ?? '') !== '' || existsSync(builtKubernetes(cacheFolders.kubernetes)),
    usualSeconds: 300,
  },
  helm: {
    isThere: () => isOnPath('helm') || existsSync(join(cacheFolders.kind, `helm-${versionOf(programSets.helm)}`)),
    usualSeconds: 120,
  },
  grpcurl: { isThere: () => isOnPath('grpcurl') || existsSync(grpcurlFolder(cacheFolders.grpcurl)), usualSeconds: 90 },
  'node-image': { isThere: () => existsSync(archiveIn(cacheFolders.kind)), usualSeconds: 900 },
};

/** Usual seconds of building those that are not there yet. */
export const secondsToBuild = (wanted: readonly Build[]): number =>
  wanted
    .map((name) => builds[name])
    .filter(({ isThere }) => !isThere())
    .reduce((sum, { usualSeconds }) => sum + usualSeconds, 0);
