import { z } from 'zod';
import { celMatches, withRules } from './rules.ts';

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
