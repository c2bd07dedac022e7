import {
  connectBy, type TlsOptions, type Transport, type ChatCall, type ChatCallHandlers, type Listener, type ChatSession,
  type ConnectOptions,
} from '@cecochat/client';
import {
  asBuffer, ChatError, encodeSend, messagingService, toLong, wireActivity, type cecochat,
} from '@cecochat/contracts';
import { status, type Client, type StatusObject } from '@grpc/grpc-js';
import { authorization, openChannel, securityOf, type Security } from './security.ts';
import { lookUp } from './connect-api.ts';
import { HistoryCalls } from './history.ts';

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

/**
 * The platform over the network: `connect` by HTTP at the url, the rest by gRPC at the addresses it gives. An https url
 * means TLS everywhere. One transport may serve many sessions: each stream has its own connection all the same. Throws
 * when the
 * certificates of the options cannot be understood.
 */
export function createTransport(url: URL, tls: TlsOptions = {}): Transport {
  const security = securityOf(url, tls);
  const history = new HistoryCalls(security);
  return {
    lookUp: (token) => lookUp(url, token, tls),
    openStream: (address, listener, handlers) => openChatCall(address, security, listener, handlers),
    readHistory: (address, token, query) => history.readUser(address, token, query),
    close: () => history.close(),
  };
}

const { path, requestSerialize, responseDeserialize } = messagingService.chat;

/** Opens a stream over a connection of its own, which ends with it. */
function openChatCall(
  address: string, security: Security, listener: Listener, handlers: ChatCallHandlers,
): ChatCall {
  const channel = openChannel(address, security);
  const call = openCall(channel, listener.token);
  let open = true;
  const closed = (error: ChatError) => {
    if (!open) return;
    open = false;
    channel.close();
    handlers.onClosed(error);
  };
  call.on('data', (frame: cecochat.v1.ChatResponse) => {
    if (open) handlers.onFrame(frame);
  });
  call.on('error', (error) => closed(ChatError.from(error)));
  call.on('status', ({ code }: StatusObject) => {
    if (code === status.OK) closed(new ChatError('unavailable', 'the server ended the stream'));
  });
  const { device, cursor, epoch, lineage = 0, activity = 'active' } = listener;
  call.write({
    listen: {
      device, epoch: toLong(epoch), lineage: toLong(lineage), ...(cursor !== undefined && { cursor: toLong(cursor) }),
      activity: wireActivity(activity),
    },
  });
  return {
    send: (send) => {
      if (open) call.write(asBuffer(encodeSend(send.sequence, send.target, send.content)));
    },
    sendFrame: (frame) => {
      if (open) call.write(asBuffer(frame));
    },
    pause: () => call.pause(),
    resume: () => call.resume(),
    close: () => {
      if (!open) return;
      open = false;
      call.cancel();
      channel.close();
    },
  };
}

function openCall(channel: Client, token: string) {
  return channel.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, authorization(token));
}
