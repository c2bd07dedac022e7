/** Load of each of the servers, by name. */
export function loadsOf(
  owners: readonly (string | undefined)[], weights: readonly number[], servers: Iterable<string>,
): Map<string, number> {
  const loads = new Map<string, number>();
  for (const name of servers) loads.set(name, 0);
  owners.forEach((owner, index) => {
    const load = owner === undefined ? undefined : loads.get(owner);
    if (owner !== undefined && load !== undefined) loads.set(owner, load + (weights[index] ?? 0));
  });
  return loads;
}

/** The highest load against the mean; 1 when all loads are zero. */
export function maxToMeanOf(loads: ReadonlyMap<string, number>): number {
  let [highest, total] = [0, 0];
  for (const load of loads.values()) {
    highest = Math.max(highest, load);
    total += load;
  }
  return total === 0 ? 1 : (highest * loads.size) / total;
}
