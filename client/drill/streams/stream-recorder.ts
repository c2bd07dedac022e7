import { toNumber } from '@cecochat/contracts';
import type { Transport } from '@cecochat/client-node';
import type { StreamSpan } from './stream-spans.ts';

/** Notes the streams of many devices. */
export class StreamRecorder {
  readonly #clock: () => number;
  readonly #spans: StreamSpan[][] = [];

  /** `clock` gives milliseconds of a monotonic clock. */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** The streams of the device of each user, in the order in which they got ready. */
  get spans(): readonly (readonly StreamSpan[])[] {
    return this.#spans;
  }

  /** A transport whose streams are noted as those of the user's device. */
  record(transport: Transport, user: number): Transport {
    const spans = (this.#spans[user] ??= []);
    return {
      ...transport,
      openStream: (address, listener, handlers) => {
        let span: StreamSpan | undefined;
        const end = () => {
          if (span !== undefined) span.endMs ??= this.#clock();
        };
        const call = transport.openStream(address, listener, {
          onFrame: (frame) => {
            if (frame.ready && span === undefined) {
              span = { address, epoch: toNumber(frame.ready.epoch), readyMs: this.#clock(), endMs: undefined };
              spans.push(span);
            }
            handlers.onFrame(frame);
          },
          onClosed: (error) => {
            end();
            handlers.onClosed(error);
          },
        });
        const close = () => {
          end();
          call.close();
        };
        return { ...call, close };
      },
    };
  }
}
