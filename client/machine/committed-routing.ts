import { z } from 'zod';

const count = z.number().nonnegative();
/** Ranges of partitions by server, such as 0-17,20. */
const byServer = z.record(z.string(), z.string());

/** As far as drills look at it. */
const object = z.object({
  version: z.string(),
  value: z.object({
    epoch: count,
    owners: byServer,
    members: z.array(z.object({ name: z.string(), role: z.string(), version: z.string() })),
    target: z
      .object({ owners: byServer, servers: z.array(z.string()), reason: z.string(), moves: count, lowerBound: count })
      .optional(),
    failed: z.object({ version: z.string(), reason: z.string() }).optional(),
  }),
});

/** The operator's decision, as it stores it. */
export interface CommittedRouting {
  /** Another one with every change. */
  readonly version: string;
  readonly epoch: number;
  /** Name of the server of each partition that has one. */
  readonly owners: ReadonlyMap<number, string>;
  readonly members: readonly { readonly name: string; readonly role: string; readonly version: string }[];
  /** The assignment to get to: how many partitions had to move when it was made, and the fewest that could. */
  readonly target: AssignmentTarget | undefined;
  readonly failed: { readonly version: string; readonly reason: string } | undefined;
}

export interface AssignmentTarget {
  /** Ranges of partitions by server. */
  readonly owners: Readonly<Record<string, string>>;
  readonly servers: readonly string[];
  readonly reason: string;
  readonly moves: number;
  readonly lowerBound: number;
}

export function readCommittedRouting(answer: unknown): CommittedRouting {
  const { version, value } = object.parse(answer);
  const owners = new Map(
    Object.entries(value.owners).flatMap(([name, ranges]) =>
      numbersIn(ranges).map((partition) => [partition, name] as const),
    ),
  );
  return { version, epoch: value.epoch, owners, members: value.members, target: value.target, failed: value.failed };
}

/** The numbers of ranges such as `0-2,7`. */
export function numbersIn(ranges: string): number[] {
  return ranges.split(',').filter((range) => range !== '').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
