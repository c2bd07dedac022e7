import type { Transport } from '@cecochat/client-node';

/** A transport that counts all events that a session receives, by stream or history, removed repeats included. */
export function countDeliveries(transport: Transport, onDeliveries: (count: number) => void): Transport {
  return {
    ...transport,
    openStream: (address, listener, handlers) =>
      transport.openStream(address, listener, {
        onFrame: (frame) => {
          if (frame.delivery) onDeliveries(1);
          handlers.onFrame(frame);
        },
        onClosed: (error) => handlers.onClosed(error),
      }),
    readHistory: async (address, token, query) => {
      const page = await transport.readHistory(address, token, query);
      onDeliveries(page.events.length);
      return page;
    },
  };
}
