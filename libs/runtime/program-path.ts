import { join } from 'node:path';

/**
 * The file that Node runs as a program: `main.js` in its folder under CECOCHAT_PROGRAMS, which has what `make bundle`
 * makes, where that is set; otherwise its source. A bundle starts in a third of the time.
 *
 * @param name - of the folder in CECOCHAT_PROGRAMS
 * @param source - path of the source
 */
export function programPath(name: string, source: string, env: NodeJS.ProcessEnv = process.env): string {
  const folder = env['CECOCHAT_PROGRAMS'];
  return folder === undefined || folder === '' ? source : join(folder, name, 'main.js');
}
