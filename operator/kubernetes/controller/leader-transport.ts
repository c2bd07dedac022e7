import type { HttpRequest, HttpResponse, Transport } from '@cecochat/kubernetes';

/**
 * Carries the requests of a leader, and no writes once its Lease may have another holder: a process that hung resumes
 * with stale state, and its timers have not yet fired to end its leadership.
 */
export class LeaderTransport implements Transport {
  readonly #transport: Transport;
  readonly #holds: () => boolean;

  /** `holds`: whether the Lease cannot have another holder at this moment. */
  constructor(transport: Transport, holds: () => boolean) {
    this.#transport = transport;
    this.#holds = holds;
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    if (request.method !== 'GET' && !this.#holds())
      throw new Error('somebody else may lead by now, nothing is written');
    return this.#transport.send(request);
  }

  /** The transport that it uses is shared. */
  async close(): Promise<void> {
    // It owns no connection.
  }
}
