import { z } from 'zod';

const pattern = /^(\d{1,9})(ms|s|m|h)$/;
const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** A length of time as Kubernetes writes it, such as 500ms, 30s, 5m or 1h; read into milliseconds. Bounds are inclusive. */
export function duration(min: string, max: string) {
  const [minMs, maxMs] = [toMs(min), toMs(max)];
  return z
    .string()
    .regex(pattern, 'must be a number and a unit, such as 500ms, 30s or 5m')
    .refine((text) => !pattern.test(text) || (toMs(text) >= minMs && toMs(text) <= maxMs), `must be ${min} .. ${max}`)
    .transform(toMs);
}

function toMs(text: string): number {
  const match = pattern.exec(text);
  return Number(match?.[1]) * (unitMs[match?.[2] ?? ''] ?? Number.NaN);
}
