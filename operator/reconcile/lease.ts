import { z } from 'zod';

/** Who leads, and how long others have to wait: the object that operators change by compare-and-swap. */
export const leaseSchema = z.strictObject({
  /** The operator that leads; undefined when it gave the lease up. */
  holder: z.string().optional(),
  /** Grows with every renewal: it shows others that the holder lives. */
  renewals: z.int().nonnegative(),
});

export type Lease = z.infer<typeof leaseSchema>;

/** What one operator has seen of the lease. */
export interface LeaseView {
  readonly lease: Lease | undefined;
  /** When this operator first saw the present lease, by its own clock, in milliseconds: clocks need not agree. */
  readonly seenMs: number;
}

export interface LeaseTimes {
  /** Other operators may take a lease that was not renewed for this long. */
  readonly durationMs: number;
  /** A holder that could not renew for this long stops leading, well before another operator can take the lease. */
  readonly renewDeadlineMs: number;
  /** Between attempts to get or renew the lease. */
  readonly retryMs: number;
}

/**
 * An operator that dies is replaced within 6 s: the duration and one attempt. If its machine died with it, healing of
 * the servers there waits for that. An operator that gives up because renewals take long loses only the leadership.
 */
export const leaseTimes: LeaseTimes = { durationMs: 5_000, renewDeadlineMs: 3_000, retryMs: 1_000 };

/** The lease that an operator should write, if any, to start or continue leading. Pure. */
export function decideLease(
  { lease, seenMs }: LeaseView, me: string, nowMs: number, { durationMs }: LeaseTimes = leaseTimes,
): Lease | undefined {
  if (lease === undefined) return { holder: me, renewals: 0 };
  const isFree = lease.holder === undefined || lease.holder === me || nowMs - seenMs >= durationMs;
  return isFree ? { holder: me, renewals: lease.renewals + 1 } : undefined;
}
