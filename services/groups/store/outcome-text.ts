import { userId } from '@cecochat/contracts';
import { z } from 'zod';
import { rejectionCodes, type Outcome } from '../machine/index.ts';

const count = z.number().int().min(0);
const stored = z.union([
  z.object({ seq: count, n: count }),
  z.object({
    code: z.enum(rejectionCodes), user: z.string().regex(/^[0-9]+$/).optional(), field: z.string().optional(),
      rule: z.string().optional(),
    retryAfterMs: count.optional(),
  }),
]);

/** An outcome as it is stored: JSON. */
export function formatOutcome(outcome: Outcome): string {
  if (outcome.kind === 'accepted') return JSON.stringify({ seq: outcome.seq, n: outcome.n });
  const { user, ...rest } = outcome.rejection;
  return JSON.stringify({ ...rest, ...(user !== undefined && { user: String(user) }) });
}

/** Throws when the text is not an outcome. */
export function parseOutcome(text: string): Outcome {
  const found = stored.parse(JSON.parse(text));
  if ('seq' in found) return { kind: 'accepted', ...found };
  const { code, user, field, rule, retryAfterMs } = found;
  return {
    kind: 'rejected',
    rejection: {
      code,
      ...(user !== undefined && { user: userId(BigInt(user)) }),
      ...(field !== undefined && { field }),
      ...(rule !== undefined && { rule }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    },
  };
}
