import { readFileSync } from 'node:fs';
import { z } from 'zod';

const fields = z.record(z.string(), z.unknown());
const on = z.string();

/** What happens next, or what must happen next. */
const step = z.union([
  /** A line to the client's standard input. */
  z.strictObject({ type: fields }),
  /** The client opens a stream to the server of this name, with these fields in `listen`. */
  z.strictObject({ opens: on, listen: fields }),
  /** The client's next frame on its latest stream to the server. */
  z.strictObject({ sends: on, send: fields }),
  /** A frame to the client, on its latest stream to the server. */
  z.strictObject({ writes: on, frame: fields }),
  /** The latest stream to the server ends with this error. */
  z.strictObject({ ends: on, code: z.string(), address: z.string().optional(), epoch: z.number().optional(), retryAfterMs: z.number().optional() }),
  /** What `connect` answers from now on. */
  z.strictObject({ route: on, epoch: z.number() }),
  /** The next call of `GetUserHistory` has these fields, and gets this page. */
  z.strictObject({ reads: fields, page: fields }),
  /** The next line of the client's standard output that has the first of these fields. */
  z.strictObject({ prints: fields }),
  /** The client closes its latest stream to the server. */
  z.strictObject({ closes: on }),
  /** For so many milliseconds no frame comes and no line is printed. */
  z.strictObject({ quiet: z.number() }),
]);
export type Step = z.infer<typeof step>;

const scenario = z.strictObject({ rule: z.string(), cursor: z.number().optional(), steps: z.array(step) });
export type Scenario = z.infer<typeof scenario>;

export const readScenario = (file: string): Scenario => scenario.parse(JSON.parse(readFileSync(file, 'utf8')));

/** Why `actual` does not have all fields of `wanted`; undefined when it has them. Numbers are compared as decimal texts. */
export function difference(actual: unknown, wanted: unknown, path = ''): string | undefined {
  if (typeof wanted !== 'object' || wanted === null) {
    return String(actual ?? '') === String(wanted) ? undefined : `${path} is ${JSON.stringify(actual)} and not ${JSON.stringify(wanted)}`;
  }
  const of = typeof actual === 'object' && actual !== null ? { ...actual } : {};
  for (const [key, value] of Object.entries(wanted)) {
    const found = difference(Reflect.get(of, key), value, path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
