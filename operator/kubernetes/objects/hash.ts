import { createHash } from 'node:crypto';

/**
 * Pure: the first `length` hex digits of a digest that is equal for equal values, whatever the order of their fields.
 */
export function hashOf(value: unknown, length = 16): string {
  return createHash('sha256').update(canonical(value)).digest('hex').slice(0, length);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
