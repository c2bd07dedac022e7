import {
  ChatError, invalid, maxDeviceBytes, utf8Length, type Offset, type Receipt, type Typing, type UserId,
  type UserPresence,
} from '@cecochat/contracts';
import type { Outbox } from '../outbox/index.ts';
import {
  defaultPolicy, type GroupGap, type HistoryGap, type ReceivedEvent, type SessionPolicy, type SessionStatus,
} from '../session/index.ts';
import type { TlsOptions, Transport } from '../transport/transport.ts';
import { ChatSession } from './chat-session.ts';
import type { ClientLogger } from './client-logger.ts';
import { prepareSession, userOfToken } from './prepare-session.ts';

/** Opens a transport to the platform whose `connect` answers at the URL. */
export type OpenTransport = (url: URL, tls: TlsOptions) => Transport;

export interface ConnectOptions extends TlsOptions {
  /** Where `connect` answers, such as http://127.0.0.1:24000. https means TLS to every service. */
  readonly url: string | URL;
  /**
   * A JWT whose subject is the user; or how to get one: asked at the start and again when the platform refuses the last
   * one.
   */
  readonly token: string | (() => Promise<string>);
  /**
   * Name of this device, 1..64 bytes: unique among the user's devices, and the same each time for a device that keeps
   * an outbox.
   */
  readonly device: string;
  /**
   * The offset from which on the device lacks events, 0 for all of them. The cursor of an outbox takes precedence. A
   * device with neither begins with what comes from now on.
   */
  readonly cursor?: Offset;
  /** Keeps sends and cursor for the next session. With one that is durable a send leaves only after it was saved. */
  readonly outbox?: Outbox;
  /** Takes the events in place of the loop. */
  readonly onEvent?: (event: ReceivedEvent) => void;
  /** Called once for each range of offsets whose events the platform has lost, when the device reads over it. */
  readonly onGap?: (gap: HistoryGap) => void;
  /** Called for events of a group that the device lacks, before the next one: the group's history may have them. */
  readonly onGroupGap?: (gap: GroupGap) => void;
  /** Called with an event that came before and is in the log at another place as well. It is not to be shown again. */
  readonly onRepeat?: (event: ReceivedEvent) => void;
  /**
   * Called with what the user, or the other user of a dialog, has seen, as it comes on the stream. History has no
   * receipts.
   */
  readonly onReceipt?: (receipt: Receipt) => void;
  /** Called when another user begins to type to this one, and when that user stops, sends, or has not typed for 6 s. */
  readonly onTyping?: (typing: Typing) => void;
  /** Called with the presence of each user that `watch` names, once it is known, and with every change. */
  readonly onPresence?: (presence: UserPresence) => void;
  /** Called with every change; the error is why the session waits or has ended. */
  readonly onStatus?: (status: SessionStatus, error: ChatError | undefined) => void;
  readonly logger?: ClientLogger;
  readonly policy?: Partial<SessionPolicy>;
  /** Shared by many sessions; its creator closes it. */
  readonly transport?: Transport;
  /** Opens the transport of this session alone, in place of the usual one. */
  readonly openTransport?: OpenTransport;
}

/**
 * As `connect`, with the transport that streams use unless the options have one: no part of Node is needed.
 */
export function connectBy(openTransport: OpenTransport, options: ConnectOptions): ChatSession {
  const { token, device, logger } = options;
  const { onEvent, onGap, onGroupGap, onRepeat, onReceipt, onTyping, onPresence, onStatus } = options;
  const open = options.openTransport ?? openTransport;
  const transport = options.transport ?? open(checkedUrl(options.url), options);
  checkDevice(device);
  const plan = {
    token, device, transport, logger,
    cursor: options.cursor,
    outbox: options.outbox,
    policy: { ...defaultPolicy, ...options.policy },
  };
  let user: UserId | undefined;
  return new ChatSession({
    prepare: async (preparation) => {
      const parts = await prepareSession(plan, preparation);
      user = parts.state.config.user;
      return parts;
    },
    refresh: async () => {
      const fresh = typeof token === 'string' ? token : await token();
      if (userOfToken(fresh) !== user)
        throw new ChatError('unauthenticated', `the new token is not for user ${user}`, { field: 'authorization' });
      return fresh;
    },
    onEvent, onGap, onGroupGap, onRepeat, onReceipt, onTyping, onPresence, onStatus, logger,
    maxQueuedSends: plan.policy.maxQueuedSends,
    onEnded: () => {
      if (options.transport === undefined) transport.close();
    },
  });
}

function checkedUrl(url: string | URL): URL {
  const parsed = typeof url === 'string' ? URL.parse(url) : url;
  if (parsed === null || !/^https?:$/.test(parsed.protocol))
    throw invalid('url', 'must be an http or https URL, such as http://127.0.0.1:24000');
  return parsed;
}

function checkDevice(device: string): void {
  if (device === '' || utf8Length(device) > maxDeviceBytes)
    throw invalid('device', `must be 1 to ${maxDeviceBytes} bytes of UTF-8`);
}
