import type { Calls, Message, Request } from './worker.ts';

/** Does what the process that started this one asks, and leaves when it is done or gone. */
export function serveParent(calls: Calls): void {
  process.on('message', (request: Request) => {
    const { id, name, body } = request;
    const run = async () => {
      const call = calls[name];
      if (call === undefined) throw new Error(`${name} is not known`);
      return call(body as never);
    };
    run().then(
      (result) => tell({ id, result }),
      (error: unknown) => tell({ id, error: Error.isError(error) ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C reaches the whole group: the parent ends us in its order.
  process.on('SIGINT', () => undefined);
}

/** Sends the parent an event that it did not request. */
export const emitEvent = (event: unknown): void => tell({ event });

function tell(message: Message): void {
  if (process.connected) process.send?.(message);
}
