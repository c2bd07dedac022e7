import { connectBy, type ChatSession, type ConnectOptions } from '@cecochat/client';
import { createTransport } from './network-transport.ts';

/**
 * Connects a device, and keeps it connected until it is closed or something that waiting cannot mend ends it. Returns
 * at
 * once: sends are taken from now on. Throws a ChatError for options that are wrong.
 *
 * ```ts
 * const session = connect({ url: 'http://127.0.0.1:24000', token, device: 'laptop' });
 * await session.send(userId(2), 'hello');
 * for await (const event of session) console.log(event.sender, textOf(event));
 * ```
 */
export function connect(options: ConnectOptions): ChatSession {
  return connectBy(createTransport, options);
}
