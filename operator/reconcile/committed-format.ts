import { epoch, partition, type Partition } from '@cecochat/contracts';
import { formatRanges, parseRanges } from '@cecochat/partitioning';
import { z } from 'zod';
import type { Committed, Handover, Target } from '../decide/index.ts';

const ms = z.number().nonnegative();
const count = z.int().nonnegative();
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.optional().transform((value): z.infer<Schema> | undefined => value);
/** Ranges of partitions by server, such as 0-17,20. */
const byServer = z.record(z.string(), z.string());

const handover = z.strictObject({
  partition: count, from: z.string(), to: z.string(), state: z.enum(['warming', 'draining']), epoch: count,
  sinceMs: ms, deadlineMs: ms, devices: count, beganMs: ms,
});
const finished = z.strictObject({
  partition: count, from: z.string(), to: z.string(), outcome: z.enum(['moved', 'cut', 'cancelled', 'reversed']),
  devices: count, left: count, atMs: ms, tookMs: z.number(),
});
const member = z.strictObject({
  name: z.string(),
  role: z.enum(['active', 'spare', 'leaving']),
  version: z.string(),
  address: optional(z.string()),
  webSocketAddress: optional(z.string()),
  replaces: optional(z.string()),
  sinceMs: ms,
  healthySinceMs: optional(ms),
  incarnation: optional(z.string()),
  deathsMs: z.array(ms),
});
const target = z.strictObject({
  owners: byServer,
  servers: z.array(z.string()),
  reason: z.enum(['servers', 'load']),
  moves: count,
  lowerBound: count,
});
const schema = z.strictObject({
  epoch: count,
  partitionCount: z.int().min(1),
  owners: byServer,
  handovers: z.array(handover),
  members: z.array(member),
  target: optional(target),
  stableVersion: z.string(),
  failed: optional(z.strictObject({ version: z.string(), reason: z.string() })),
  imbalancedSinceMs: optional(ms),
  autoscaling: optional(
    z.strictObject({ replicas: count, wanted: z.array(z.strictObject({ atMs: ms, replicas: count })) }),
  ),
  finished: z.array(finished),
});

/** The committed state as a JSON value: servers with ranges of partitions, as administrators write them. */
export function formatCommitted(committed: Committed): object {
  const { owners, handovers, members, target: to, ...rest } = committed;
  return {
    ...rest,
    owners: rangesOf(owners),
    handovers: [...handovers].map(([of, value]) => ({ partition: of, ...value })),
    members: [...members].map(([name, value]) => ({ name, ...value })),
    target: to && { ...to, owners: rangesOf(to.owners) },
  };
}

/**
 * Reads the output of `formatCommitted`, also after a manual edit: partitions may have no server then. Throws an Error
 * that names the field.
 */
export function parseCommitted(value: unknown): Committed {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { data } = parsed;
  const { partitionCount } = data;
  const owners = ownersOf(data.owners, partitionCount);
  return {
    ...data,
    epoch: epoch(data.epoch),
    owners,
    handovers: new Map(
      data.handovers.map(({ partition: of, ...rest }): [Partition, Handover] => [
        partition(of), { ...rest, epoch: epoch(rest.epoch) },
      ]),
    ),
    members: new Map(data.members.map(({ name, ...rest }) => [name, rest])),
    target: data.target && targetOf({ ...data.target, owners: ownersOf(data.target.owners, partitionCount) }),
    finished: data.finished.map((each) => ({ ...each, partition: partition(each.partition) })),
  };
}

/** A target that lacks partitions is invalid: the operator makes another one. */
function targetOf({
  owners,
  ...rest
}: Omit<Target, 'owners'> & { readonly owners: readonly (string | undefined)[] }): Target | undefined {
  const known = owners.filter((owner) => owner !== undefined);
  return known.length === owners.length ? { ...rest, owners: known } : undefined;
}

function rangesOf(owners: readonly (string | undefined)[]): Record<string, string> {
  return Object.fromEntries(
    [...partitionsByOwner(owners)].map(([name, partitions]) => [name, formatRanges(partitions)]),
  );
}

function ownersOf(ranges: Readonly<Record<string, string>>, partitionCount: number): (string | undefined)[] {
  const owners = new Array<string | undefined>(partitionCount).fill(undefined);
  for (const [name, text] of Object.entries(ranges))
    for (const owned of parseRanges(text, partitionCount)) owners[owned] = name;
  return owners;
}

/** The partitions of each server that has any, in their order. */
export function partitionsByOwner(owners: readonly (string | undefined)[]): Map<string, Partition[]> {
  const owned = new Map<string, Partition[]>();
  owners.forEach((owner, index) => {
    if (owner === undefined) return;
    const partitions = owned.get(owner);
    if (partitions === undefined) owned.set(owner, [partition(index)]);
    else partitions.push(partition(index));
  });
  return owned;
}
