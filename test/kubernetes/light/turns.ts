import type { AuditEntry } from '../../support/kubernetes/index.ts';
import { operatorUser } from './operator-process.ts';

/** Consecutive writes of one operator, without a write of another operator between them. */
export interface Turn {
  readonly by: string;
  readonly writes: readonly AuditEntry[];
}

const writing = new Set(['create', 'update', 'patch', 'delete', 'deletecollection']);

/** Pure: the writes of operators, without their Lease and without Events, which report earlier decisions. */
export const writesOf = (log: readonly AuditEntry[]): AuditEntry[] =>
  log.filter(({ user, verb, resource }) => user === operatorUser && writing.has(verb) && resource !== 'leases' && resource !== 'events');

/** Pure: the turns in the order of arrival at the API server. User agents distinguish the operators. */
export function turnsOf(log: readonly AuditEntry[]): Turn[] {
  const turns: { by: string; writes: AuditEntry[] }[] = [];
  for (const write of writesOf(log).sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())) {
    const last = turns.at(-1);
    if (last?.by === write.userAgent) last.writes.push(write);
    else turns.push({ by: write.userAgent, writes: [write] });
  }
  return turns;
}
