import { invalid, maxDeviceBytes, maxUserId, parseUserId, type UserId } from '@cecochat/contracts';
import { z } from 'zod';

/** A request for a token of the development issuer. */
export interface SessionRequest {
  readonly user: UserId;
  /** The one device that it is for. */
  readonly device?: string;
  readonly isAdmin?: boolean;
}

const sessionRequest = z.object({
  user: z.unknown().optional(), device: z.unknown().optional(), role: z.unknown().optional(),
});

/** The request for a token in a body. Throws an `invalid-argument` that names the field and the rule. */
export function readSessionRequest(body: unknown): SessionRequest {
  const parsed = sessionRequest.safeParse(readJson(body));
  if (!parsed.success) throw invalid('body', 'must be a JSON object such as {"user":"1"}');
  const { device, role } = parsed.data;
  if (device !== undefined && !isDevice(device))
    throw invalid('device', `must be a text of 1 .. ${maxDeviceBytes} bytes, or left out`);
  if (role !== undefined && role !== 'admin') throw invalid('role', 'must be "admin" or left out');
  return {
    user: readUser(parsed.data.user), ...(device !== undefined && { device }),
    ...(role === 'admin' && { isAdmin: true }),
  };
}

const isDevice = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= maxDeviceBytes;

function readUser(user: unknown): UserId {
  const text = typeof user === 'number' && Number.isSafeInteger(user) ? user.toString() : user;
  const named = typeof text === 'string' ? parseUserId(text) : undefined;
  if (named === undefined) {
    throw invalid(
      'user',
      `must be a user id, 1..${maxUserId}, as a decimal string or as a number up to ${Number.MAX_SAFE_INTEGER}`,
    );
  }
  return named;
}

function readJson(body: unknown): unknown {
  try {
    return typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
