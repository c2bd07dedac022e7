/** A user of the flood, with a valid token. */
export interface FloodUser {
  readonly user: string;
  readonly token: string;
}

/** What a process of a flood is given: addresses are host:port. */
export interface FloodPlan {
  readonly flood: string;
  /** Which process of the flood this is, of how many. */
  readonly part: number;
  readonly parts: number;
  readonly messaging: string;
  readonly connectHttp: string;
  readonly connectGrpc: string;
  readonly history: string;
  /** Of /healthz, /readyz and /metrics. */
  readonly admins: readonly string[];
  readonly users: readonly FloodUser[];
  /** Tokens that services refuse. */
  readonly badTokens: readonly string[];
  /** The epoch under which devices connect now. */
  readonly epoch: number;
}

/** Counts of what a flood did and met, by name. */
export type Tally = Readonly<Record<string, number>>;

/** What a process of a flood reports: that it floods from now on; that it is over. */
export type FloodReport = { readonly kind: 'begun' } | { readonly kind: 'over'; readonly tally: Tally } | { readonly kind: 'failed'; readonly reason: string };
