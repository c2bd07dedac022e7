import type { ChatCall, ChatCallHandlers, Listener } from '@cecochat/client';
import {
  asBuffer, ChatError, encodeSend, messagingService, toLong, wireActivity, type cecochat,
} from '@cecochat/contracts';
import { status, type Client, type StatusObject } from '@grpc/grpc-js';
import { authorization, openChannel } from './channel.ts';
import type { Security } from './security.ts';

const { path, requestSerialize, responseDeserialize } = messagingService.chat;

/** Opens a stream over a connection of its own, which ends with it. */
export function openChatCall(
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
