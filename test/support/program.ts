import { join } from 'node:path';

/** The program of a service: its source, or its bundle in a folder of bundles. */
export function programOf(service: string, bundles?: string): string {
  return bundles === undefined ? join(import.meta.dirname, '../../services', service, 'main.ts') : join(bundles, service, 'main.js');
}
