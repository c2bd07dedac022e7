import { join } from 'node:path';
import { repository } from '../options.ts';

/** What is known of clusters. */
export const home = join(repository, '.cecochat/kind');
/** What is built for clusters; elsewhere it can be shared by several copies of the repository. */
export const cache = process.env['CECOCHAT_KIND_CACHE'] ?? join(repository, '.cache/kind');
