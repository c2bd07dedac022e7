import { measureCall } from '@cecochat/runtime';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export interface AccountsMetrics {
  /** Measures a call and counts how it ended. */
  measure<T>(call: string, work: () => Promise<T>): Promise<T>;
  /** A call was refused by a limit of passwords or of sign-ups. */
  limited(limit: string): void;
  /** A refresh token came that was exchanged before: its session was ended. */
  stolen(): void;
  /** A call named the address of its caller without a valid proof. */
  unproven(): void;
  /** Something in Redis could not be understood. */
  badValue(): void;
}

/** `unfinished` gives the number of passwords that are being hashed or wait. */
export function createMetrics(registry: Registry, unfinished: () => number): AccountsMetrics {
  const registers = [registry];
  const seconds = new Histogram({
    name: 'cecochat_accounts_call_seconds', help: 'Time a call took; one with a password has a hash in it.',
    labelNames: ['call'], registers, buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
  const calls = new Counter({
    name: 'cecochat_accounts_calls_total', help: 'Calls, by how they ended.', labelNames: ['call', 'code'], registers,
  });
  const limited = new Counter({
    name: 'cecochat_accounts_limited_total', help: 'Calls refused by a limit of passwords or sign-ups.',
    labelNames: ['limit'], registers,
  });
  const stolen = new Counter({
    name: 'cecochat_accounts_stolen_tokens_total',
    help: 'Refresh tokens that came again, each of which ended a session.',
    registers,
  });
  const unproven = new Counter({
    name: 'cecochat_accounts_unproven_addresses_total',
    help: 'Calls that named the address of their caller without a valid proof; that of the connection counts.',
    registers,
  });
  const badValues = new Counter({
    name: 'cecochat_redis_bad_values_total', help: 'Values in Redis that could not be understood.', registers,
  });
  new Gauge({
    name: 'cecochat_accounts_unfinished_passwords', help: 'Passwords that are being hashed or wait.', registers,
    collect() {
      this.set(unfinished());
    },
  });
  return {
    measure: (call, work) => measureCall({ seconds, calls }, call, work),
    limited: (limit) => limited.inc({ limit }),
    stolen: () => stolen.inc(),
    unproven: () => unproven.inc(),
    badValue: () => badValues.inc(),
  };
}
