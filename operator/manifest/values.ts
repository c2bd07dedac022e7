import { z } from 'zod';
import { celMatches, withRules } from './rules.ts';

/** A whole number within bounds, both inclusive. */
export const count = (min: number, max: number) => z.int().min(min).max(max);

/** Enough for Pods, a hundred nodes or the like: the bound of all lists and maps of a manifest. */
export const maxItems = 100;

/** The name of a Namespace. */
export const dnsLabel = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a-z, 0-9 and - (not at an end)');

/** The name of most objects in a cluster. */
export const objectName = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/, 'must be a name of a-z, 0-9, - and . (not at an end)');

/** A value of a label. */
export const labelValue = z
  .string()
  .max(63)
  .regex(
    /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/, 'must be a label value: a-z, A-Z, 0-9, -, _ and . (not at an end)',
  );

/** One value in a Secret. */
export const secretKey = z.strictObject({
  name: objectName.describe('name of the Secret, in the same namespace'),
  key: z
    .string()
    .max(253)
    .regex(/^[-._a-zA-Z0-9]+$/, 'must be a-z, A-Z, 0-9, -, _ and .')
    .describe('key in it'),
});

/** An object of Kubernetes that is passed through: the API server checks it when a Pod or Service is written. */
export const freeForm = z.looseObject({});

export type SecretKey = z.infer<typeof secretKey>;

/** Few enough digits that the nanoseconds fit into 64 bits: CEL could not parse more. */
const pattern = /^([0-9]{1,9}(ms|s)|[0-9]{1,6}(m|h))$/;
const maxLength = 11;
const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** A duration as Kubernetes writes it, such as 500ms, 30s, 5m or 1h; parsed into milliseconds. Bounds are inclusive. */
export function duration(min: string, max: string) {
  const [minMs, maxMs] = [toMs(min), toMs(max)];
  const text = z.string().regex(pattern, 'must be a number and a unit, such as 500ms, 30s or 5m').meta({ maxLength });
  const bounded = withRules(text, [
    {
      message: `must be ${min} .. ${max}`,
      holds: (value) => !pattern.test(value) || (toMs(value) >= minMs && toMs(value) <= maxMs),
      cel:
        `!${celMatches('self', pattern)} || (duration(self) >= duration('${min}') && duration(self) <= ` +
        `duration('${max}'))`,
    },
  ]);
  return bounded.transform(toMs);
}

function toMs(text: string): number {
  const match = /^(\d+)(\w+)$/.exec(text);
  return Number(match?.[1]) * (unitMs[match?.[2] ?? ''] ?? Number.NaN);
}
