import { join } from 'node:path';
import { z } from 'zod';

const capability = 'CAP_SYS_RESOURCE';

const processSchema = z.looseObject({
  capabilities: z.record(z.string(), z.array(z.string()).nullable()).optional(),
  oomScoreAdj: z.number().optional(),
});
const specSchema = z.looseObject({ process: processSchema.optional() });

/** Pure: the files with a process's rights in the engine's call: the bundle's for a container, its own for an exec. */
export function specFiles(args: readonly string[]): { readonly path: string; readonly of: 'container' | 'process' }[] {
  if (args.includes('exec')) return valuesOf(args, '--process', '-p').map((path) => ({ path, of: 'process' }));
  if (!args.includes('create') && !args.includes('run')) return [];
  return valuesOf(args, '--bundle', '-b').map((bundle) => ({ path: join(bundle, 'config.json'), of: 'container' }));
}

function valuesOf(args: readonly string[], ...names: readonly string[]): string[] {
  return args.flatMap((arg, at) => {
    if (names.includes(arg)) return args.slice(at + 1, at + 2);
    const name = names.find((each) => arg.startsWith(`${each}=`));
    return name === undefined ? [] : [arg.slice(name.length + 1)];
  });
}

/** Pure: the same without the capability, and without the wish to be killed last, which needs it. */
export function withoutResource(text: string, of: 'container' | 'process'): string {
  const parsed: unknown = JSON.parse(text);
  if (of === 'process') return JSON.stringify(lessen(processSchema.parse(parsed)));
  const spec = specSchema.parse(parsed);
  return JSON.stringify(spec.process === undefined ? spec : { ...spec, process: lessen(spec.process) });
}

function lessen({ oomScoreAdj: _, capabilities, ...rest }: z.infer<typeof processSchema>): object {
  if (capabilities === undefined) return rest;
  const left = Object.entries(capabilities).map(([set, names]) => [
    set,
    names?.filter((name) => name !== capability) ?? null,
  ]);
  return { ...rest, capabilities: Object.fromEntries(left) };
}
