import { z } from 'zod';

const count = z.number().nonnegative();

/** What the local platform says about itself at /api/status; what a later version adds is passed over. */
export const statusReport = z.object({
  epoch: count,
  partitionCount: count,
  servers: z.array(
    z.object({
      name: z.string(), address: z.string(), state: z.string(), incarnation: z.string().nullish(), partitions: z.string(), partitionCount: count,
      connections: count, sendsPerSecond: count, deliveriesPerSecond: count, epoch: count,
    }),
  ),
  services: z.array(
    z.object({ name: z.string(), kind: z.string(), state: z.string(), pid: count.nullish(), address: z.string().nullish(), restarts: count }),
  ),
  lag: z.object({ records: count, partitions: z.array(z.object({ partition: count, watermark: count, logEnd: count })) }).nullish(),
});

export type StatusReport = z.infer<typeof statusReport>;
