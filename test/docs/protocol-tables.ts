import { Metadata, status } from '@grpc/grpc-js';
import {
  ChatError, errorCodes, fromStatus, maxBodyBytes, maxDeviceBytes, maxFrameBytes, maxTextBytes, maxUserId, toStatus,
  type ErrorCode,
} from '@cecochat/contracts';
import { defaultHistorySettings, dialogMessageCountRange, userMessageCountRange } from '@cecochat/redis';
import { windowSize } from '../../services/messaging/log/device-window.ts';
import { maxDevicesOfUser } from '../../services/messaging/partitions/served-partition.ts';
import { code, table } from './tables.ts';

/** When a caller meets each. */
const occasions: Readonly<Record<ErrorCode, string>> = {
  'invalid-argument': 'a field is missing or against its rule',
  'behind-window': 'a sequence is too far behind the last one accepted',
  'sequence-reused': 'the device sent another message with this sequence: two processes use one device name',
  'log-refused': 'the log refuses the message for good: the topic takes no record of its size, for one',
  unauthenticated: 'there is no token, or it is wrong or expired',
  forbidden: 'the token is not of an administrator, or the page may not connect',
  unimplemented: 'the request is compressed',
  'not-found': 'there is nothing at this path, or the development issuer is off',
  'wrong-server': 'another server serves the user',
  replaced: 'the device opened another stream',
  'device-limit': 'the user has too many devices connected, and this one did not answer or was idle for longest',
  'slow-reader': 'the device does not read, or too slowly',
  overloaded: 'a limit is reached, too many devices connect at once, or too many sends wait',
  unavailable: 'the server is starting or stopping, or a store is away',
  'deadline-exceeded': 'something took too long, such as the first frame',
  'no-such-group': 'there is no such group, or it is over',
  'group-exists': 'a group of this id is there: its `create` was too long ago to be remembered',
  'group-of-one': 'a new group has no member besides its creator',
  'group-full': 'the group would have more than 100,000 members',
  'too-many-groups': 'a user would be in more than 1,000 groups',
  'not-a-member': 'the caller, or a user that the change names, is not a member of the group',
  'already-member': 'a user that the change names is a member of the group',
  banned: 'the caller, or a user that the change names, is banned from the group',
  'role-too-low': 'the role of the caller does not allow it, or not for this user',
  'last-owner': 'the owner would leave the others without an owner',
  'not-invited': 'only those who are invited may join',
  'not-pending': 'there is no invitation or request to join of the user',
  'already-pending': 'there is an invitation or request to join of the user',
  'not-banned': 'the user is not banned',
  'already-banned': 'the user is banned',
  'too-many-pending': 'the group has 10,000 invitations and requests to join without an answer',
  'too-many-bans': 'the group has 100,000 bans',
  'slow-mode': 'the group is in slow mode',
  'group-too-large': 'a message to a group of more than 256 members',
  'name-taken': 'an account has this name, or one that looks like it',
  'weak-password': 'the password is too short, too common, or like the name',
  'wrong-credentials': 'the password is wrong, or there is no such name',
  'session-ended': 'the session was ended or has expired, or its refresh token was used before',
  'sign-up-closed': 'sign-up is closed',
  'no-such-user': 'the user has no account',
  'not-a-contact': 'the other user is not a contact',
  'already-contact': 'the other user is a contact',
  'too-many-contacts': 'a user would have more than 1,000 contacts and invitations',
  'sign-in-failed': 'the provider did not confirm who the user is, or its answer belongs to another sign-in',
  suspended: 'an administrator has suspended the account',
  'already-seen': 'a receipt is for what the user has seen already',
  'beyond-end': 'a receipt is for what is not there yet',
  'not-in-conversation': 'a receipt names an event that is not one of the conversation',
  'not-the-author': 'an edit, or in a dialog a deletion, of the message of another user',
  'edit-window-over': 'an edit of a message that is too old',
  'no-such-message': 'the conversation has no such message, or not yet; the member of a group has not seen it',
  'message-deleted': 'the message was deleted; refused by clients, see [messages that change](#messages-that-change)',
  'not-a-text': 'an edit of a message without a text; refused by clients',
  'too-many-reactions': 'a message would show more than 20 distinct reactions; refused by clients',
  'not-accepted': 'the receiver takes no messages of the user, or none at the moment',
  internal: 'something failed that should not',
};

function describeErrors(): string {
  const rows = errorCodes.map((each) => {
    const error = new ChatError(each, '');
    return [code(each), status[toStatus(error).code] ?? '', String(error.httpStatus), String(error.closeCode), error.retryable ? 'yes' : 'no', occasions[each]];
  });
  return table(['code', 'gRPC status', 'HTTP', 'WebSocket', 'retry', 'when'], rows);
}

function describeNumbers(): string {
  const range = ({ min, max }: { readonly min: number; readonly max: number }, fallback: number) => `${min} .. ${max}, ${fallback} unless the platform is set to another number`;
  return table(['what', 'how much'], [
    ['a user', `1 .. ${maxUserId}`],
    ['a sequence, a cursor', `up to ${Number.MAX_SAFE_INTEGER}`],
    ['the name of a device', `1 .. ${maxDeviceBytes} bytes of UTF-8`],
    ['a text', `1 .. ${maxTextBytes} bytes of UTF-8`],
    ['a body of a kind that the server does not know', `${maxBodyBytes} bytes`],
    ['a frame or request', `${maxFrameBytes} bytes`],
    ['devices of a user connected at once', `${maxDevicesOfUser}`],
    ['sends of a device without an answer, and sequences remembered', `${windowSize}`],
    ['events in a page of a user', range(userMessageCountRange, defaultHistorySettings.userMessageCount)],
    ['events in a page of a dialog', range(dialogMessageCountRange, defaultHistorySettings.dialogMessageCount)],
  ]);
}

/** What each field means that an error may name. */
export const fields: Readonly<Record<string, string>> = {
  authorization: 'the token: missing, wrong, expired, or of a role that may not do this',
  listen: 'the first frame of a stream is not `listen`, or it came twice',
  frame: 'a message that cannot be read, is too large, or has no known frame',
  'grpc-encoding': 'a compressed request',
  device: 'of `listen` or `Send`; with `replaced` and `device-limit` the name that is in use',
  cursor: 'of `listen` or `GetUserHistory`',
  lineage: 'of `listen` or `Send`',
  'limits.connectionsPerServer': 'the server has as many connections as it may have',
  'limits.server.waitingSends': 'the sends that wait hold too much memory, of all users together',
  'limits.server.unfinishedMessages': 'too many messages of all callers have begun and are not complete',
  'limits.server.unfinishedBytes': 'those messages have too many bytes together',
  send: 'too many sends are outstanding; with `log-refused` the send as a whole',
  sequence: 'of a send; with `behind-window` and `sequence-reused` as well',
  target: 'a send names neither a receiver nor a group',
  receiver: 'of a send',
  text: 'of a send',
  reply_to: 'of a text: the message that it answers',
  message: 'of an edit, a deletion or a reaction: the message that it is about',
  emoji: 'of a reaction',
  command_id: 'of `ChangeGroup`',
  group: 'of a send or a receipt, or of a call about a group',
  change: 'of `ChangeGroup` or `ChangeContact`: none that this version has',
  'limits.server.passwords': 'too many passwords wait to be checked, of all callers together',
  name: 'of a group, or of an account',
  names: 'of `ResolveNames`',
  prefix: 'of `FindUsers`',
  password: 'of an account',
  old_password: 'of `ChangePassword`',
  new_password: 'of `ChangePassword`',
  label: 'of `SignUp`, `SignIn` or `BeginSignIn`',
  provider: 'of `BeginSignIn`; with `unavailable` the provider does not answer, or refuses the platform',
  redirect_uri: 'of `BeginSignIn`',
  reason: 'of an act of an administrator',
  redirected_to: 'of `CompleteSignIn`',
  flow: 'of `CompleteSignIn`: the sign-in that has begun, and the answer of its provider',
  refresh_token: 'of `Refresh`',
  refreshToken: 'of a refresh by HTTP: it is in the cookie, and not in the body',
  cookie: 'of a refresh or a sign-in by HTTP: there is none of the user, or of the browser',
  request_id: 'of `Refresh`',
  session_id: 'of `EndSession`',
  display_name: 'of a profile',
  status_text: 'of a profile',
  description: 'of a group',
  users: 'of `create`, `add` or `remove`; of `GetProfiles`; of `watch`',
  watch: 'too many users are watched on the server, of all devices together',
  join_policy: 'of the settings of a group',
  slow_mode_seconds: 'of the settings of a group',
  after: 'of a page of members, groups, contacts or blocks',
  count: 'of a page, or of `FindUsers`',
  other_user: 'of `GetDialogHistory`',
  older_than: 'of `GetDialogHistory`',
  before: 'of `GetGroupHistory` or `ListConversations`',
  conversation: 'a receipt or a setting names neither a user nor a group',
  settings: 'of `conversation_settings` or `user_settings`: it sets nothing',
  muted_until: 'of `conversation_settings`',
  other: 'of a receipt or of a notice that the user types',
  seen_to: 'of a receipt',
  n: 'of a receipt for a group',
  offset: 'of a receipt',
  receipt: 'too many receipts wait to be written',
  body: 'a send has no body or several, one of an unknown kind that is too large or not a message, or a known one with too many other fields; HTTP: the body as a whole',
  user: 'of a change of a group, a contact or a block; HTTP: `user` of the body, or of the path of a refresh',
  token: 'HTTP: `token` of the body',
  role: 'of `change_role` or `SetRole`; HTTP: `role` of the body',
  headers: 'HTTP: the headers are too large',
  path: 'HTTP: the path is malformed, unknown, or has a query where there may be none',
  'content-type': 'HTTP: the header of that name',
  'content-length': 'HTTP: the header of that name',
  upgrade: 'the port for WebSockets: the request asks for none',
  origin: 'the port for WebSockets, and `web`: the page may not connect or call',
  'sec-websocket-protocol': 'the port for WebSockets: the client does not offer the subprotocol',
  ping: 'of a WebSocket: too many',
};

function describeFields(): string {
  const rows = Object.entries(fields).map(([field, meaning]) => [code(field), meaning]);
  return table(['field', 'what is wrong'], [...rows, ['`limits.perUser.<limit>`, `limits.perAddress.<limit>`', 'the [limit](#limits) that is reached']]);
}

function describeStatuses(): string {
  const statuses = Object.entries(status).filter((entry): entry is [string, status] => typeof entry[1] === 'number' && entry[1] !== status.OK);
  const rows = statuses.map(([name, number]) => {
    const { code: nearest, retryable } = fromStatus({ code: number, details: '', metadata: new Metadata() });
    return [name, retryable ? 'yes' : 'no', code(nearest)];
  });
  return table(['gRPC status', 'retry', 'as'], rows);
}

/** The tables of docs/protocol.md, by the name of their mark. */
export const protocolTables = (): Map<string, string> => new Map([
  ['errors', describeErrors()], ['statuses', describeStatuses()], ['fields', describeFields()], ['numbers', describeNumbers()],
]);
