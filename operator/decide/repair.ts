import type { Partition } from '@cecochat/contracts';
import { warn, type Turn } from './turn.ts';

/** Mends a committed state that contradicts itself after a manual edit. */
export function repairCommitted(turn: Turn): void {
  const { draft } = turn;
  const strangers = new Set<string>();
  draft.owners.forEach((name, index) => {
    if (name === undefined || draft.members.has(name)) return;
    strangers.add(name);
    draft.assign(index as Partition, undefined);
  });
  for (const [partition, { from, to, state }] of draft.handovers) {
    const owner = state === 'warming' ? from : to;
    const isSound =
      partition < draft.partitionCount &&
      draft.members.has(from) &&
      draft.members.has(to) &&
      draft.owners[partition] === owner;
    if (isSound) continue;
    strangers.add(`handover of partition ${partition}`);
    draft.finishHandover(partition, 'cancelled', { atMs: turn.nowMs, left: 0 });
  }
  if (strangers.size > 0)
    warn(turn, 'RoutingRepaired', `what was committed named unknown servers: ${[...strangers].join(', ')}`);
}
