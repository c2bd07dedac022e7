import type { Registry } from 'prom-client';
import { openAudit, type AuditLog } from './audit.ts';
import { CallGate } from './call-gate.ts';
import { CallLimits } from './call-limits.ts';
import { CallerCheck } from './caller-check.ts';
import type { Caller } from './caller.ts';
import { ConnectionGate } from './connection-gate.ts';
import { buildEdgeMetrics } from './edge-metrics.ts';
import type { EdgeSettings } from './edge-settings.ts';
import { KeySet } from './key-set.ts';
import { openKeySource } from './key-source.ts';
import type { Logger } from './logger.ts';
import { TokenVerifier, type OwnKeys } from './token-verifier.ts';
import { UnverifiedConnections } from './unverified-connections.ts';

export interface EdgeContext {
  readonly registry: Registry;
  readonly logger: Logger;
  /** Milliseconds since 1970, by the clock of the issuers of tokens. */
  readonly wallClock: () => number;
  /** Whether a token was ended before its time. */
  readonly isRevoked: (caller: Caller) => boolean;
  /** Keys that the platform publishes itself; undefined while it publishes none. */
  readonly ownKeys: OwnKeys;
  /** Key of the hashes of an audit that all processes share; undefined where the platform has none. */
  readonly auditKey: () => string | undefined;
}

/** The layer between callers and the handlers of a service, on all its ports. */
export interface Edge {
  readonly verifier: TokenVerifier;
  readonly connections: ConnectionGate;
  /** gRPC calls and streams of one connection at once. */
  readonly streamsPerConnection: number;
  readonly unverified: UnverifiedConnections;
  readonly calls: CallGate;
  readonly limits: CallLimits;
  readonly callers: CallerCheck;
  readonly audit: AuditLog;
  close(): void;
}

const sweepMs = 1_000;

/** Opens the edge of a service by its settings; reads keys of tokens in the background from now on, until `close`. */
export function openEdge(
  settings: EdgeSettings,
  { registry, logger, wallClock, isRevoked, ownKeys, auditKey }: EdgeContext,
): Edge {
  const clock = () => performance.now();
  const source = openKeySource({
    keys: settings.TOKEN_KEYS, ca: settings.TOKEN_KEYS_CA, proxy: settings.TOKEN_KEYS_PROXY,
  });
  const keys = new KeySet({ source, logger, clock, random: Math.random });
  const { TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience, TOKEN_MAX_SECONDS: maxSeconds } = settings;
  const verifier = new TokenVerifier({ keys, ownKeys, issuer, audience, maxSeconds, clock: wallClock, isRevoked });
  const metrics = buildEdgeMetrics(registry, {
    keysAgeMs: () => keys.ageMs, connections: () => connections.connections, unverified: () => unverified.idle,
    calls: () => calls.calls, unfinished: () => calls.unfinished, unfinishedBytes: () => calls.unfinishedBytes,
    buckets: () => rates.buckets,
  });
  const audit = openAudit(settings.AUDIT_FILE, logger, auditKey);
  const { connections, unverified, calls } = openGates(settings, { metrics, audit, clock });
  const rates = new CallLimits({ clock, onLimited: (limit) => metrics.limited.inc({ limit }) });
  const sweeps = setInterval(() => {
    for (const each of [connections, unverified, calls, rates]) each.sweep();
  }, sweepMs).unref();
  return {
    verifier,
    connections,
    streamsPerConnection: settings.MAX_STREAMS_PER_CONNECTION,
    unverified,
    calls,
    limits: rates,
    callers: new CallerCheck(verifier, rates, audit),
    audit,
    close: () => {
      clearInterval(sweeps);
      keys.close();
    },
  };
}

interface GatesContext {
  readonly metrics: ReturnType<typeof buildEdgeMetrics>;
  readonly audit: AuditLog;
  readonly clock: () => number;
}

/** The bounds of connections and calls, which count their refusals. */
function openGates(
  settings: EdgeSettings, { metrics, audit, clock }: GatesContext,
): Pick<Edge, 'connections' | 'unverified' | 'calls'> {
  const onRefused = (reason: string, address: string) => {
    metrics.refusedConnections.inc({ reason });
    audit.note({ event: 'connection-refused', reason, address });
  };
  const limits = {
    connections: settings.MAX_CONNECTIONS, connectionsPerAddress: settings.MAX_CONNECTIONS_PER_ADDRESS,
    unverifiedIdleMs: settings.UNVERIFIED_IDLE_SECONDS * 1_000,
    unverifiedPerAddress: settings.MAX_UNVERIFIED_PER_ADDRESS,
  };
  return {
    connections: new ConnectionGate({ limits, clock, onRefused }),
    unverified: new UnverifiedConnections({ limits, clock, onRefused }),
    calls: new CallGate({
      clock, onFlooded: onRefused,
      onRefused: (reason) => metrics.refusedCalls.inc({ reason }),
    }),
  };
}
