import { ChatError, errorCodeOfClose, isErrorCode, type ErrorDetails } from './errors.ts';
import { utf8Length } from './bytes.ts';

/** The path of WebSockets on a messaging server, and the subprotocol that clients offer. */
export const webSocketPath = '/chat';
export const webSocketProtocol = 'cecochat.v1';

/** How a WebSocket ends: a code, and its text of at most 123 bytes. */
export interface CloseFrame {
  readonly code: number;
  readonly reason: string;
}

/** Bound of the protocol on the text of a close frame, in bytes of UTF-8. */
const maxReasonBytes = 123;
const separator = '; ';
const ellipsis = '…';

const names = {
  field: 'field', retryAfterMs: 'retry-after-ms', address: 'address', epoch: 'epoch', lastSequence: 'last-sequence',
} as const satisfies { readonly [Key in keyof ErrorDetails]?: string };
type Key = keyof typeof names;
const keys = Object.keys(names) as readonly Key[];

/**
 * The error as it closes a WebSocket: `overloaded; field=limits.perUser.streams; retry-after-ms=400; at most 5 a
 * second`. Details that do not fit are left out, and the message is shortened. The message of an unknown error stays
 * inside.
 */
export function toCloseFrame(error: ChatError): CloseFrame {
  const { code, closeCode, message, details } = error;
  const values = { ...details, address: details.webSocketAddress };
  let reason: string = code;
  for (const key of keys) {
    const value = values[key];
    const longer = `${reason}${separator}${names[key]}=${value}`;
    if (value !== undefined && utf8Length(longer) <= maxReasonBytes) reason = longer;
  }
  const words = code === 'internal' ? 'internal error' : message;
  return { code: closeCode, reason: shorten(`${reason}${separator}${words}`) };
}

/** The error with which a server closed a WebSocket; one that was closed by anything else is `unavailable`. */
export function fromCloseFrame({ code, reason }: CloseFrame): ChatError {
  const known = errorCodeOfClose(code) ?? (protocolCodes.has(code) ? 'invalid-argument' : undefined);
  const closed = `the connection was closed (${code})`;
  if (known === undefined) return new ChatError('unavailable', closed, { cause: reason });
  const [first = '', ...rest] = reason.split(separator);
  if (!isErrorCode(first)) return new ChatError(known, reason === '' ? closed : reason);
  const details = takeDetails(rest);
  return new ChatError(first, rest.join(separator), details);
}

/** Takes the details from the beginning of the parts. */
function takeDetails(parts: string[]): ErrorDetails {
  const details: Partial<Record<Key, string | number>> = {};
  for (const key of keys) {
    const prefix = `${names[key]}=`;
    if (parts[0]?.startsWith(prefix) !== true) continue;
    const text = parts.shift()?.slice(prefix.length) ?? '';
    details[key] = key === 'field' || key === 'address' ? text : Number(text);
  }
  return details as ErrorDetails;
}

/** Codes of the protocol of WebSockets for errors of the client, which would be closed again. */
const protocolCodes: ReadonlySet<number> = new Set([1002, 1003, 1007, 1008, 1009]);

/** Shortens a text to the bound, between two characters. */
function shorten(text: string): string {
  if (utf8Length(text) <= maxReasonBytes) return text;
  const room = maxReasonBytes - utf8Length(ellipsis);
  let [kept, bytes] = ['', 0];
  for (const character of text) {
    bytes += utf8Length(character);
    if (bytes > room) break;
    kept += character;
  }
  return kept + ellipsis;
}
