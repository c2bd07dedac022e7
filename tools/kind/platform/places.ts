import { join } from 'node:path';
import { cacheFolders } from '../../cache.ts';
import { repository } from '../options.ts';

/** What is known of clusters. */
export const home = join(repository, '.cecochat/kind');
/** What is built for clusters. */
export const cache = cacheFolders.kind;
