import { z } from 'zod';

const report = z.looseObject({
  vulnerabilities: z.record(
    z.string(),
    z.looseObject({
      severity: z.string(),
      range: z.string(),
      via: z.array(z.union([z.string(), z.looseObject({ title: z.string(), url: z.string() })])),
    }),
  ),
});
const refusal = z.looseObject({ message: z.string() });

export type Audit =
  | { readonly kind: 'clean' }
  /** A line for each affected package. */
  | { readonly kind: 'affected'; readonly lines: readonly string[] }
  /** The registry or the network has no advisories to give. */
  | { readonly kind: 'unavailable'; readonly why: string };

/** Pure: what `npm audit --json` printed, whatever its exit code. */
export function readAudit(output: string): Audit {
  const content = parseJson(output);
  const read = report.safeParse(content);
  if (!read.success) {
    const refused = refusal.safeParse(content);
    return { kind: 'unavailable', why: refused.success ? refused.data.message : 'npm printed no report' };
  }
  const lines = Object.entries(read.data.vulnerabilities).map(([name, { severity, range, via }]) => {
    const causes = via.map((each) => (typeof each === 'string' ? `through ${each}` : `${each.title} ${each.url}`));
    return `${name} ${range}: ${severity}: ${causes.join('; ')}`;
  });
  return lines.length === 0 ? { kind: 'clean' } : { kind: 'affected', lines };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
