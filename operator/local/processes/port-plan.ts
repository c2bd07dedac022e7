/** Every kind of process that the machine runs. */
export type ProcessKind = 'messaging' | 'connect' | 'history' | 'materialize' | 'operator';

/** Ports of loopback by their use. There are as many as there may be processes of the kind. */
export interface PortPlan {
  readonly connectHttp: readonly number[];
  readonly connectGrpc: readonly number[];
  readonly history: readonly number[];
  readonly messaging: readonly number[];
  /** For /healthz, /readyz and /metrics. */
  readonly admin: Readonly<Record<ProcessKind, readonly number[]>>;
  readonly status: number;
}

/** The ports of a platform lie in `base .. base + 89`; those up to `base + 99` are left for its stores. */
export const portSpan = 100;
export const storePortsAt = 90;

/** Pure: the ports of the platform that begins at `base`. The first of each kind are the ones that people type. */
export function planPorts(base: number): PortPlan {
  const from = (first: number, count: number, step = 1) => Array.from({ length: count }, (_, index) => base + first + index * step);
  return {
    connectHttp: [base, ...from(3, 3, 2)],
    connectGrpc: [base + 1, ...from(4, 3, 2)],
    history: [base + 2],
    status: base + 9,
    messaging: from(20, 20),
    admin: { messaging: from(40, 20), connect: from(60, 4), history: from(64, 1), materialize: from(65, 20), operator: from(85, 5) },
  };
}
