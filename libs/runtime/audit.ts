import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { addressGroup } from './address-group.ts';
import { LineFolding } from './line-folding.ts';
import { createLogger, kept, type Logger } from './logger.ts';

/** The version of the form of lines; a later one adds fields and events only. */
const auditFormat = 1;

/** What an audit has lines of, by their `event`. */
export const auditEvents = {
  'admin-act': 'an administrator acts on the account of a user: `admin`, `act`, `user`',
  'tokens-ended':
    'tokens ended before their time, by an administrator (`admin`) or by signing out: of `user`, or one (`token`), ' +
    'or those of a `session`',
  'token-refused': 'a call had no valid token: `reason`, `address`',
  'limit-reached': 'a call was beyond a limit: `limit`, `address`, and `user` where the token was valid',
  'call-refused': 'a call was refused for another cause: `code`, `field`, `address`, `user`',
  'device-evicted': 'a device made room for another one of its user: `user`',
  'connection-refused':
    'a connection was refused, or closed before it brought a call with a valid token: `reason`, `address`; ' +
    '`code` and `field` of a handshake',
  'stream-closed':
    'a server ended the stream of a device that does not read, whose token ended (`reason`), or that broke a rule ' +
    'or a limit: `code`, `field`, `address`, `user`',
} as const;

export type AuditEvent = keyof typeof auditEvents;

const hash = z.string().regex(/^[\w-]{12}$/);

/** A line of the audit. `user`, `address`, `token` and `session` are hashes: the same for the same, and no more. */
export const auditLine = z.strictObject({
  time: z.iso.datetime().describe('when'),
  level: z.int().describe('30, of the log'),
  pid: z.int().describe('process id'),
  hostname: z.string().describe('the machine, in a cluster the Pod'),
  name: z.string().describe('the process'),
  audit: z.literal(auditFormat).describe('marks the line, and is the version of this form'),
  event: z.enum(Object.keys(auditEvents) as [AuditEvent, ...AuditEvent[]]).describe('which event'),
  admin: z.string().regex(/^\d+$/).optional().describe('user id of the administrator'),
  act: z.string().optional().describe('such as `suspend`'),
  user: hash.optional().describe('hash of a user id'),
  address: hash.optional().describe('hash of an IP address, or of the network of 64 bits of an IPv6 address'),
  token: hash.optional().describe('hash of the id of a token'),
  session: hash.optional().describe('hash of the id of a session'),
  reason: z.string().optional().describe('why a token or a connection was refused'),
  limit: z.string().optional().describe('such as `limits.perUser.sends`'),
  code: z.string().optional().describe('an error code of the protocol'),
  field: z.string().optional().describe('field of the request'),
  folded: z
    .int()
    .optional()
    .describe('in place of an address: how many lines of the event with the same cause were left out'),
  msg: z.string().describe('the event in words'),
});

export type AuditLine = z.infer<typeof auditLine>;

/** What happened, with users and addresses as they are. */
export interface AuditEntry
  extends Pick<AuditLine, 'event' | 'act' | 'token' | 'session' | 'reason' | 'limit' | 'code' | 'field' | 'address'> {
  readonly admin?: bigint | undefined;
  readonly user?: bigint | undefined;
}

/** Events that happen as often as callers want: of many lines some are written, and the number of the others. */
const folded: ReadonlySet<AuditEvent> = new Set([
  'token-refused', 'limit-reached', 'call-refused', 'device-evicted', 'connection-refused', 'stream-closed',
]);
const folding = { burst: 20, periodMs: 10_000 };

type Kind = Pick<AuditLine, 'event' | 'reason' | 'limit' | 'code'>;

/** Pure: lines of one kind are folded, so that many of one hide none of another. */
const kindOf = ({ event, reason, limit, code }: Kind): Kind => ({ event, reason, limit, code });

/** Writes the lines of the audit. */
export class AuditLog {
  readonly #logger: Pick<Logger, 'info'>;
  readonly #ownKey = randomBytes(32).toString('base64url');
  readonly #sharedKey: () => string | undefined;
  readonly #folding = new LineFolding({
    ...folding,
    onFolded: (kind, count) => this.#write({ ...(JSON.parse(kind) as Kind), folded: count }),
  });

  /** `sharedKey` makes hashes that are the same in all processes of the platform; undefined where there is none. */
  constructor(logger: Pick<Logger, 'info'>, sharedKey: () => string | undefined = () => undefined) {
    this.#logger = logger;
    this.#sharedKey = sharedKey;
  }

  note({ event, admin, user, address, token, session, ...rest }: AuditEntry): void {
    if (folded.has(event) && !this.#folding.admits(JSON.stringify(kindOf({ event, ...rest })))) return;
    this.#write({
      event, ...rest,
      ...(admin !== undefined && { admin: String(admin) }),
      ...(user !== undefined && { user: this.#hash('user', String(user)) }),
      ...(address !== undefined && address !== '' && { address: this.#hash('address', addressGroup(address)) }),
      ...(token !== undefined && { token: this.#hash('token', token) }),
      ...(session !== undefined && { session: this.#hash('session', session) }),
    });
  }

  #write(line: Pick<AuditLine, 'event'> & Partial<AuditLine>): void {
    const [words] = auditEvents[line.event].split(':');
    this.#logger.info({ audit: auditFormat, ...line, [kept]: true }, words ?? '');
  }

  #hash(kind: string, text: string): string {
    const key = this.#sharedKey() ?? this.#ownKey;
    return createHmac('sha256', key).update(JSON.stringify([kind, text])).digest('base64url').slice(0, 12);
  }
}

/** The audit of a process: a file of its own, or marked lines of its log, whatever the least level of that is. */
export function openAudit(file: string | undefined, logger: Logger, sharedKey: () => string | undefined): AuditLog {
  const lines =
    file === undefined
      ? logger.child({}, { level: 'info' })
      : createLogger({ name: String(logger.bindings()['name']), level: 'info', file });
  return new AuditLog(lines, sharedKey);
}
