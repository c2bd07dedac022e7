import type { HttpRequest, HttpResponse, Transport } from '../api/index.ts';

/**
 * Carries what a leader asks for, and nothing that changes anything once its Lease may be somebody else's: a process that hung
 * goes on where it was, with what it knew, and its timers have not told it yet that its time is over.
 */
export class LeaderTransport implements Transport {
  readonly #transport: Transport;
  readonly #holds: () => boolean;

  /** `holds`: whether nobody else can have the Lease at this moment. */
  constructor(transport: Transport, holds: () => boolean) {
    this.#transport = transport;
    this.#holds = holds;
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    if (request.method !== 'GET' && !this.#holds()) throw new Error('somebody else may lead by now, nothing is written');
    return this.#transport.send(request);
  }

  /** What it uses belongs to others as well. */
  async close(): Promise<void> {
    // Nothing is its own.
  }
}
