import { homedir } from 'node:os';
import { join } from 'node:path';

const home = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'cecochat');

/** Folders that keep what is fetched and built once for all clones on this machine. They can be removed at any time. */
export const cacheFolders = {
  stores: join(home, 'stores'),
  kubernetes: join(home, 'kubernetes'),
  kind: join(home, 'kind'),
  grpcurl: join(home, 'grpcurl'),
  tests: join(home, 'tests'),
} as const;
