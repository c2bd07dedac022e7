import { numbersIn, type CommittedRouting } from '../../machine/index.ts';

/**
 * Pure: whether the operator has decided again where partitions go. When a spare replaces a server that died, the
 * present target renames that server to the spare, and no partition moves because of that.
 */
export function isNewTarget(
  { target: before, members }: CommittedRouting, { target, owners }: CommittedRouting,
): boolean {
  if (target === undefined || JSON.stringify(target) === JSON.stringify(before)) return false;
  const sharesOf = (byServer: Readonly<Record<string, string>> = {}) => JSON.stringify(Object.values(byServer).sort());
  const isSpare = (name: string) => members.some((member) => member.name === name && member.role === 'spare');
  const areSpares = Object.keys(target.owners).every((name) => before?.owners[name] !== undefined || isSpare(name));
  const isRenamed =
    before !== undefined &&
    areSpares &&
    target.lowerBound === before.lowerBound &&
    sharesOf(target.owners) === sharesOf(before.owners);
  const isReached = Object.entries(target.owners).every(([name, ranges]) =>
    numbersIn(ranges).every((partition) => owners.get(partition) === name),
  );
  return !(isRenamed && isReached);
}

/**
 * Pure: how many partitions have to move at least because of what was chosen now, beyond those that were on their way
 * there
 * already and were counted then.
 */
export function addedBound(before: CommittedRouting, next: CommittedRouting): number {
  if (!isNewTarget(before, next) || next.target === undefined) return 0;
  const headed = headingOf(before);
  const counted = [...headingOf(next)].filter(
    ([partition, name]) => headed.get(partition) === name && next.owners.get(partition) !== name,
  );
  return Math.max(0, next.target.lowerBound - counted.length);
}

/** The server that each partition is to get to. */
function headingOf({ target }: CommittedRouting): Map<number, string> {
  return new Map(
    Object.entries(target?.owners ?? {}).flatMap(([name, ranges]) =>
      numbersIn(ranges).map((partition) => [partition, name] as const),
    ),
  );
}
