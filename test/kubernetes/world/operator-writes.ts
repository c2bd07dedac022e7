import type { AuditEntry, TestApiServer } from '../../support/kubernetes/index.ts';
import { operatorUser } from '../light/index.ts';

const writing = new Set(['create', 'update', 'patch', 'delete']);

/** What operators asked to change since then, also where it changed nothing; apart from their Lease. */
export async function operatorWrites(server: TestApiServer, since: Date): Promise<AuditEntry[]> {
  const log = await server.auditLog();
  return log.filter(({ user, verb, resource, receivedAt }) => user === operatorUser && writing.has(verb) && resource !== 'leases' && receivedAt >= since);
}
