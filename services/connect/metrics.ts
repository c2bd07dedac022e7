import { ChatError } from '@cecochat/contracts';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export type Transport = 'http' | 'grpc';

export interface ConnectMetrics {
  /** A lookup begins; the function that is returned ends it, with the error if there is one. */
  beginLookup(transport: Transport): (error?: unknown) => void;
  sessionIssued(): void;
  badRouting(): void;
  epoch(value: number): void;
}

export function createMetrics(registry: Registry): ConnectMetrics {
  const registers = [registry];
  const lookups = new Counter({
    name: 'cecochat_connect_lookups_total', help: 'Lookups, by how they ended', labelNames: ['transport', 'code'],
    registers,
  });
  const seconds = new Histogram({
    name: 'cecochat_connect_lookup_seconds',
    help: 'Time a lookup took, the check of the token included',
    labelNames: ['transport'], registers,
    buckets: [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
  });
  const sessions = new Counter({
    name: 'cecochat_connect_sessions_issued_total',
    help: 'Tokens given by the development issuer',
    registers,
  });
  const badRouting = new Counter({
    name: 'cecochat_connect_bad_routing_total',
    help: 'Reads of a routing in Redis that could not be understood',
    registers,
  });
  const epoch = new Gauge({
    name: 'cecochat_connect_routing_epoch',
    help: 'Epoch of the routing that answers come from',
    registers,
  });
  return {
    beginLookup: (transport) => {
      const stop = seconds.startTimer({ transport });
      return (error) => {
        stop();
        lookups.inc({ transport, code: error === undefined || error === null ? 'ok' : ChatError.from(error).code });
      };
    },
    sessionIssued: () => sessions.inc(),
    badRouting: () => badRouting.inc(),
    epoch: (value) => epoch.set(value),
  };
}
