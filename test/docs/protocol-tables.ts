import { status } from '@grpc/grpc-js';
import { ChatError, errorCodes, maxDeviceBytes, maxFrameBytes, maxTextBytes, maxUserId, toStatus, type ErrorCode } from '@cecochat/contracts';
import { defaultHistorySettings, dialogMessageCountRange, userMessageCountRange } from '@cecochat/redis';
import { windowSize } from '../../services/messaging/sends/device-window.ts';
import { maxDevicesOfUser } from '../../services/messaging/streams/served-partition.ts';
import { code, table } from './tables.ts';

/** When a caller meets each. */
const occasions: Readonly<Record<ErrorCode, string>> = {
  'invalid-argument': 'a field is missing or against its rule',
  'out-of-range': 'a cursor is beyond the end of the log',
  'behind-window': 'a sequence is too far behind the last one accepted',
  unauthenticated: 'there is no token, or it is wrong or expired',
  'not-found': 'there is nothing at this path, or the development issuer is off',
  'wrong-server': 'another server serves the user',
  replaced: 'the device opened another stream',
  'device-limit': 'the user has too many devices connected, and this one was idle for longest',
  'slow-reader': 'the device does not read, or too slowly',
  overloaded: 'too many devices connect at once, or too many sends wait',
  unavailable: 'the server is starting or stopping, or a store is away',
  'deadline-exceeded': 'something took too long, such as the first frame',
  internal: 'something failed that should not',
};

function describeErrors(): string {
  const rows = errorCodes.map((each) => {
    const error = new ChatError(each, '');
    return [code(each), status[toStatus(error).code] ?? '', String(error.httpStatus), error.retryable ? 'yes' : 'no', occasions[each]];
  });
  return table(['code', 'gRPC status', 'HTTP', 'retry', 'when'], rows);
}

function describeNumbers(): string {
  const range = ({ min, max }: { readonly min: number; readonly max: number }, fallback: number) => `${min} .. ${max}, ${fallback} unless the platform is set to another number`;
  return table(['what', 'how much'], [
    ['a user', `1 .. ${maxUserId}`],
    ['a sequence, a cursor', `up to ${Number.MAX_SAFE_INTEGER}`],
    ['the name of a device', `1 .. ${maxDeviceBytes} bytes of UTF-8`],
    ['a text', `1 .. ${maxTextBytes} bytes of UTF-8`],
    ['a frame or request', `${maxFrameBytes} bytes`],
    ['devices of a user connected at once', `${maxDevicesOfUser}`],
    ['sends of a device without an answer, and sequences remembered', `${windowSize}`],
    ['events in a page of a user', range(userMessageCountRange, defaultHistorySettings.userMessageCount)],
    ['events in a page of a dialog', range(dialogMessageCountRange, defaultHistorySettings.dialogMessageCount)],
  ]);
}

/** The tables of docs/protocol.md, by the name of their mark. */
export const protocolTables = (): Map<string, string> => new Map([['errors', describeErrors()], ['numbers', describeNumbers()]]);
