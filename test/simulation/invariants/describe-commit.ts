import type { Committed } from '../../../operator/decide/index.ts';

/** What a commit changes, in one line. */
export function describeCommit(before: Committed | undefined, next: Committed): string {
  const owners = next.owners.flatMap((owner, index) =>
    owner === before?.owners[index] ? [] : [`${index} to ${owner ?? 'nobody'}`],
  );
  const handovers = [...next.handovers].flatMap(([partition, { from, to, state }]) =>
    before?.handovers.get(partition)?.state === state ? [] : [`${partition} ${state} ${from} > ${to}`],
  );
  const ended = [...(before?.handovers.keys() ?? [])].filter((partition) => !next.handovers.has(partition));
  const members = [...next.members].flatMap(([name, { role }]) =>
    before?.members.get(name)?.role === role ? [] : [`${name} ${role}`],
  );
  const gone = [...(before?.members.keys() ?? [])].filter((name) => !next.members.has(name));
  const parts = [
    part('owners', owners),
    part('handovers', handovers),
    part('ended', ended.map(String)),
    part('members', members),
    part('gone', gone),
  ].flat();
  return `committed epoch ${next.epoch}${parts.length === 0 ? '' : `: ${parts.join('; ')}`}`;
}

const part = (what: string, changes: readonly string[]): string[] =>
  changes.length === 0 ? [] : [`${what} ${changes.join(', ')}`];
