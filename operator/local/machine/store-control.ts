export const storeNames = ['kafka', 'cassandra', 'redis'] as const;
export type StoreName = (typeof storeNames)[number];

export interface StoreStatus {
  readonly name: StoreName;
  /** 0 while it does not run. */
  readonly pid: number;
  readonly address: string;
  readonly state: 'up' | 'starting' | 'stopped';
  readonly log: string;
}

/** The stores that this machine runs itself: drills stop and start them. */
export interface StoreControl {
  status(): readonly StoreStatus[];
  /** Resolves when it has stopped; its data on disk stays. */
  stop(name: StoreName, signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Resolves when clients can use it; `wiped` removes its data first. */
  start(name: StoreName, how: { readonly wiped: boolean }): Promise<void>;
}
