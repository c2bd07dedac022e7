import { join } from 'node:path';
import { repository } from '../options.ts';

/** What is known of clusters. */
export const home = join(repository, '.cecochat/kind');
/** What is built for clusters. */
export const cache = join(repository, '.cache/kind');
