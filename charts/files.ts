import { buildInstall, buildMonitoring, buildOperatorChart, readDefinition } from './operator/index.ts';
import { buildStores, buildStoresChart } from './stores/index.ts';

/** Folders of which every file is made here. */
export const madeFolders = ['dist', 'cecochat', 'cecochat-dev-stores'] as const;

/**
 * Everything that is made, by its path in this folder. Throws a ChartError when the definition of ChatCluster cannot be
 * read.
 */
export function buildFiles(): Map<string, string> {
  const definition = readDefinition();
  return new Map([
    ['dist/install.yaml', buildInstall(definition)],
    ['dist/monitoring.yaml', buildMonitoring()],
    ['dist/dev-stores.yaml', buildStores()],
    ...inFolder('cecochat', buildOperatorChart(definition)),
    ...inFolder('cecochat-dev-stores', buildStoresChart()),
  ]);
}

const inFolder = (folder: string, files: ReadonlyMap<string, string>): [string, string][] =>
  [...files].map(([name, text]) => [`${folder}/${name}`, text]);
