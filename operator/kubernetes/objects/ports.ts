/** What containers listen on, and Services in front of them; every pod has an IP of its own. */
export const ports = {
  grpc: 9000,
  http: 8080,
  /** /healthz, /readyz and /metrics: not for callers. */
  admin: 9090,
} as const;

export type PortName = keyof typeof ports;
export type CallerPort = Exclude<PortName, 'admin'>;

/** What callers use of each component. */
export const callerPorts = {
  messaging: ['grpc'],
  connect: ['http', 'grpc'],
  history: ['grpc'],
  materialize: [],
  setup: [],
} as const satisfies Record<string, readonly CallerPort[]>;
