import { join } from 'node:path';
import { stringify } from 'yaml';
import { buildCrd } from './build-crd.ts';

export const crdFile = join(import.meta.dirname, '../../../crds/chatclusters.cecochat.dev.yaml');

const head = '# Made by `make crds` from operator/manifest: change that, not this.\n';

/** Pure: the contents of the file. Lines are not folded, so that a search finds any text; there are no aliases. */
export const formatCrd = (): string => head + stringify(buildCrd(), { lineWidth: 0, aliasDuplicateObjects: false });
