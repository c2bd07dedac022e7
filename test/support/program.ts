import { join } from 'node:path';
import { programPath } from '@cecochat/runtime';

/** The program of a service: its bundle in a folder of bundles, or what `programPath` gives. */
export function programOf(service: string, bundles?: string): string {
  return bundles === undefined ? programPath(service, join(import.meta.dirname, '../../services', service, 'main.ts')) : join(bundles, service, 'main.js');
}
