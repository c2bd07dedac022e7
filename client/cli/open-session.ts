import {
  connect, createTransport, createWebSocketTransportOfNode, type ChatSession, type GroupGap, type HistoryGap,
  type ReceivedEvent, type SessionStatus,
} from '@cecochat/client-node';
import type { ChatError, Offset, Receipt, Typing } from '@cecochat/contracts';
import type { Caller } from './account/index.ts';
import { describeFailure } from './failure.ts';
import type { DeviceOptions } from './options.ts';

export interface OpenOptions {
  readonly cursor?: Offset;
  readonly onEvent?: (event: ReceivedEvent) => void;
  readonly onGap?: (gap: HistoryGap) => void;
  readonly onGroupGap?: (gap: GroupGap) => void;
  readonly onRepeat?: (event: ReceivedEvent) => void;
  readonly onReceipt?: (receipt: Receipt) => void;
  readonly onTyping?: (typing: Typing) => void;
  /** Called with each change of status once the device is live. */
  readonly onStatus?: (status: SessionStatus, error: ChatError | undefined) => void;
}

/**
 * Connects a device; resolves when it is live. A user at a terminal wants to see a failure at once, so the first
 * attempt that fails is the last one. Later the session reconnects by itself.
 */
export async function openSession(
  caller: Caller,
  options: DeviceOptions,
  { onStatus, ...rest }: OpenOptions = {},
): Promise<ChatSession> {
  const { promise: failed, reject } = Promise.withResolvers<never>();
  let opened = false;
  const session = connect({
    ...caller.access(),
    openTransport: options.transport === 'websocket' ? createWebSocketTransportOfNode : createTransport,
    device: options.device, ...rest,
    onStatus: (status, error) => {
      if (opened) onStatus?.(status, error);
      else if (error !== undefined) reject(error);
      opened ||= status === 'live';
    },
  });
  try {
    await Promise.race([session.live(), failed]);
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** Reports when the connection breaks and when it is back; a move to another server is not reported. */
export function connectionNotes(
  say: (line: string) => void,
): (status: SessionStatus, error: ChatError | undefined) => void {
  let away = false;
  return (status, error) => {
    if (status === 'waiting' && error !== undefined && !away) {
      away = true;
      say(`disconnected: ${describeFailure(error)}; trying again`);
    } else if (status === 'live' && away) {
      away = false;
      say('connected again');
    }
  };
}
