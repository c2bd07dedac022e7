import { userId } from '@cecochat/contracts';
import { AuditLog, type AuditEntry, CallerCheck, CallGate, CallLimits, ConnectionGate, generateKeys, issueToken, KeySet, TokenVerifier, UnverifiedConnections, type ConnectionLimits, type Edge } from '@cecochat/runtime';
import { unreachedLimits } from './limits.ts';
import { noOwnKeys } from './own-keys.ts';
import { silentLogger } from './silent-logger.ts';

export interface TestEdge extends Edge {
  /** Reasons of what was refused. */
  readonly refused: string[];
  /** What its audit was notified of. */
  readonly noted: AuditEntry[];
  tokenOf(user: number): Promise<string>;
}

/** The edge of a service with keys of its own. It does not sweep by itself, and takes its time from `clock`. */
export async function openTestEdge(clock: () => number, limits: ConnectionLimits = { connections: 10_000, connectionsPerAddress: 10_000 }): Promise<TestEdge> {
  const { jwks, privateJwk } = await generateKeys();
  const keys = new KeySet({ source: { read: async () => JSON.stringify(jwks), everyMs: 3_600_000 }, logger: silentLogger, clock, random: Math.random });
  const names = { issuer: 'here', audience: 'us' };
  const refused: string[] = [];
  const noted: AuditEntry[] = [];
  const onRefused = (reason: string) => refused.push(reason);
  const verifier = new TokenVerifier({ keys, ownKeys: noOwnKeys, ...names, maxSeconds: 3_600, clock: Date.now, isRevoked: () => false });
  const rates = new CallLimits({ clock, onLimited: onRefused });
  rates.use(unreachedLimits);
  const audit = new AuditLog(silentLogger);
  const note = audit.note.bind(audit);
  audit.note = (entry) => (noted.push(entry), note(entry));
  return {
    verifier,
    limits: rates,
    callers: new CallerCheck(verifier, rates, audit),
    audit,
    connections: new ConnectionGate({ limits, clock, onRefused }),
    streamsPerConnection: 120,
    unverified: new UnverifiedConnections({ limits: { unverifiedIdleMs: 10_000, unverifiedPerAddress: 20 }, clock, onRefused }),
    calls: new CallGate({ clock, onRefused, onFlooded: onRefused }),
    refused,
    noted,
    tokenOf: async (user) => (await issueToken({ privateJwk, ...names, user: userId(user), expiresInSeconds: 3_600, clock: Date.now })).token,
    close: () => keys.close(),
  };
}
