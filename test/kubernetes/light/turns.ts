import type { AuditEntry } from '../../support/kubernetes/index.ts';
import { operatorUser } from './operator-process.ts';

/** One operator's writes, one after another, without any of somebody else's between. */
export interface Turn {
  readonly by: string;
  readonly writes: readonly AuditEntry[];
}

const writing = new Set(['create', 'update', 'patch', 'delete', 'deletecollection']);

/** Pure: what operators changed, apart from their Lease, and Events, which tell of what was decided before. */
export const writesOf = (log: readonly AuditEntry[]): AuditEntry[] =>
  log.filter(({ user, verb, resource }) => user === operatorUser && writing.has(verb) && resource !== 'leases' && resource !== 'events');

/** Pure: who wrote, in the order in which the API server was asked. Operators are told apart by their user agents. */
export function turnsOf(log: readonly AuditEntry[]): Turn[] {
  const turns: { by: string; writes: AuditEntry[] }[] = [];
  for (const write of writesOf(log).sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())) {
    const last = turns.at(-1);
    if (last?.by === write.userAgent) last.writes.push(write);
    else turns.push({ by: write.userAgent, writes: [write] });
  }
  return turns;
}
