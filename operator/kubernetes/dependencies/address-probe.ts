import { connect } from 'node:net';
import { splitHostPort } from '@cecochat/contracts';

/** A successful probe holds for this long; a failed one is repeated sooner. */
const [goodMs, badMs] = [15_000, 2_000];
const connectMs = 2_000;

interface ProbeParts {
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  /** Resolves when a peer accepts a connection at host:port, rejects with the reason. */
  readonly dial?: (address: string) => Promise<void>;
}

/** Probes whether stores can be reached: one of the addresses of each is enough. */
export class AddressProbe {
  readonly #clock: () => number;
  readonly #dial: (address: string) => Promise<void>;
  readonly #answers = new Map<string, { readonly atMs: number; readonly problem: string | undefined }>();

  constructor({ clock, dial = dialTcp }: ProbeParts) {
    this.#clock = clock;
    this.#dial = dial;
  }

  /** Why none of the addresses can be reached; undefined when one can. */
  async problemWith(addresses: readonly string[]): Promise<string | undefined> {
    const key = addresses.join(',');
    const known = this.#answers.get(key);
    if (known !== undefined && this.#clock() - known.atMs < (known.problem === undefined ? goodMs : badMs))
      return known.problem;
    const problem = await Promise.any(addresses.map((address) => this.#dial(address))).then(
      () => undefined, (error: unknown) => describe(addresses, error),
    );
    this.#answers.set(key, { atMs: this.#clock(), problem });
    return problem;
  }
}

function describe(addresses: readonly string[], error: unknown): string {
  const [first]: unknown[] = error instanceof AggregateError ? error.errors : [error];
  return `${addresses.join(', ')}: ${Error.isError(first) ? first.message : String(first)}`;
}

async function dialTcp(address: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const socket = connect({ ...splitHostPort(address), timeout: connectMs });
  socket.once('connect', () => resolve(undefined));
  socket.once('error', reject);
  socket.once('timeout', () => reject(new Error(`no answer within ${connectMs / 1_000} s`)));
  try {
    await promise;
  } finally {
    socket.destroy();
  }
}
