import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFlags, programPath } from '@cecochat/runtime';

/**
 * What an image holds:
 * - process: a program of this machine
 * - imaginary: it counts as running and ready at once, and nothing runs: for thousands of pods
 * - missing: it cannot be pulled
 */
export type Program =
  | { readonly kind: 'process'; readonly command: string; readonly args: readonly string[] }
  | { readonly kind: 'imaginary' }
  | { readonly kind: 'missing' };

export type Images = (image: string) => Program;

const repository = join(import.meta.dirname, '../../../..');
/** It runs, listens to nothing, and ends on a signal. */
const idleProgram = 'setInterval(() => undefined, 60_000)';

export const nodeProgram = (...args: readonly string[]): Program => ({ kind: 'process', command: process.execPath, args });

/**
 * The images `<registry>/<service>:<tag>` of the services and of the operator, run from this tree whatever their tag is. Those whose tag is among
 * `unknownTags`, which may change at any time, cannot be pulled. Messaging servers of the tag `broken`, and of those that begin
 * with `broken-`, run and never get ready.
 */
export function serviceImages(unknownTags: ReadonlySet<string>): Images {
  return (image) => {
    const { name, tag } = parseImage(image);
    const source = join(repository, name === 'operator' ? 'operator/kubernetes/main.ts' : `services/${name}/main.ts`);
    if (unknownTags.has(tag) || !existsSync(source)) return { kind: 'missing' };
    if (name === 'messaging' && /^broken(-|$)/.test(tag)) return nodeProgram('-e', idleProgram);
    return nodeProgram(...nodeFlags, programPath(name, source));
  };
}

/** Pure: the last part of the image's path, and its tag. */
export function parseImage(image: string): { readonly name: string; readonly tag: string } {
  const last = image.split('/').at(-1) ?? '';
  const [name = '', tag = 'latest'] = (last.split('@')[0] ?? '').split(':');
  return { name, tag };
}
