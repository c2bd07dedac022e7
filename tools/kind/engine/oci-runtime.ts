import { readFileSync, writeFileSync } from 'node:fs';
import { specFiles, withoutResource } from './oci-spec.ts';

/**
 * Stands in front of runc where the machine withholds CAP_SYS_RESOURCE: removes it from the engine's request, and
 * becomes runc. The first argument is the path of runc, the others are the engine's.
 */
const [runc = '', ...args] = process.argv.slice(2);
for (const { path, of } of specFiles(args)) writeFileSync(path, withoutResource(readFileSync(path, 'utf8'), of));
process.execve?.(runc, [runc, ...args], process.env);
