import {
  cecochat,
  ChatError,
  invalid,
  maxUserId,
  toBigInt,
  toLong,
  type ErrorCode,
  type UserId,
} from '@cecochat/contracts';
import { contactState, decideContact, type Blocks, type ContactChange, type ContactState } from '../contacts/index.ts';
import type { AccountStore, ContactStore } from '../store/index.ts';
import { profilesOf, readUserId } from './profiles.ts';
import { requireAccount } from './sign-in.ts';

export interface ContactsContext {
  readonly accounts: Pick<AccountStore, 'byId'>;
  readonly contacts: ContactStore;
  readonly blocks: Blocks;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
}

/** Contacts and invitations of a user in both directions, and blocks of a user. */
export const maxContacts = 1_000;
const maxPage = 100;
/** Changes of one pair at once. */
const maxTries = 5;

const v1 = cecochat.v1;
const changes: Readonly<Partial<Record<number, ContactChange>>> = {
  [v1.ContactChange.CONTACT_CHANGE_INVITE]: 'invite', [v1.ContactChange.CONTACT_CHANGE_ACCEPT]: 'accept',
  [v1.ContactChange.CONTACT_CHANGE_DECLINE]: 'decline', [v1.ContactChange.CONTACT_CHANGE_CANCEL]: 'cancel',
  [v1.ContactChange.CONTACT_CHANGE_REMOVE]: 'remove',
};
const states: Readonly<Record<ContactState, cecochat.v1.ContactState>> = {
  none: v1.ContactState.CONTACT_STATE_UNSPECIFIED, invited: v1.ContactState.CONTACT_STATE_INVITED,
  invitation: v1.ContactState.CONTACT_STATE_INVITATION, contact: v1.ContactState.CONTACT_STATE_CONTACT,
};

/** Throws a ChatError, as the others do. */
export async function changeContact(
  context: ContactsContext, user: UserId, request: cecochat.v1.IChangeContactRequest,
): Promise<cecochat.v1.IChangeContactResponse> {
  const other = readUserId(request.user, 'user');
  const change = changes[request.change ?? 0];
  if (change === undefined) throw invalid('change', 'must be one that this version has');
  if (other === user) throw invalid('user', 'must be another user');
  await Promise.all([requireAccount(context.accounts, user), requireAccount(context.accounts, other, 'user')]);
  if (change === 'invite') await checkRoom(context, user, other);
  const { contacts, clock } = context;
  for (let tries = 0; tries < maxTries; tries++) {
    const from = (await contacts.readPair(user, other))?.state;
    const decision = decideContact(from, user, other, change);
    if ('refused' in decision) throw refused(decision.refused, other);
    const to = decision.next && { state: decision.next, sinceMs: clock() };
    if (await contacts.changePair(user, other, from, to))
      return { state: states[contactState(decision.next, user, other)] };
  }
  throw new ChatError('unavailable', 'the contact is being changed by other calls', { retryAfterMs: 1_000 });
}

export async function listContacts(
  { accounts, contacts }: ContactsContext, user: UserId, request: cecochat.v1.IListContactsRequest,
): Promise<cecochat.v1.IListContactsResponse> {
  const count = readCount(request.count);
  const others = await contacts.contactsOf(user, readAfter(request.after), count);
  const found = await Promise.all(others.map((other) => readContact({ accounts, contacts }, user, other)));
  return { contacts: found.filter((each) => each !== undefined), nextAfter: nextAfter(others, count) };
}

export async function setBlocked(
  context: ContactsContext, user: UserId, request: cecochat.v1.ISetBlockedRequest,
): Promise<cecochat.v1.ISetBlockedResponse> {
  const { accounts, contacts, blocks } = context;
  const [other, blocked] = [readUserId(request.user, 'user'), request.blocked ?? false];
  if (other === user) throw invalid('user', 'must be another user');
  await requireAccount(accounts, user);
  if (blocked) {
    await requireAccount(accounts, other, 'user');
    if ((await contacts.countBlocked(user)) >= maxContacts) throw tooMany(user);
  }
  await blocks.set(user, other, blocked);
  if (blocked) await part(contacts, user, other);
  return {};
}

export async function listBlocked(
  { accounts, contacts }: ContactsContext, user: UserId, request: cecochat.v1.IListBlockedRequest,
): Promise<cecochat.v1.IListBlockedResponse> {
  const count = readCount(request.count);
  const others = await contacts.blockedBy(user, readAfter(request.after), count);
  return { profiles: await profilesOf(accounts, others), nextAfter: nextAfter(others, count) };
}

/** From now on the two are nothing to each other, but for an invitation by the user. */
async function part(contacts: ContactStore, user: UserId, other: UserId): Promise<void> {
  for (let tries = 0; tries < maxTries; tries++) {
    const pair = await contacts.readPair(user, other);
    if (pair === undefined || contactState(pair.state, user, other) === 'invited') return;
    if (await contacts.changePair(user, other, pair.state, undefined)) return;
  }
}

/** Undefined for what the user is not shown: nothing, or an invitation by a user who is blocked. */
async function readContact(
  { accounts, contacts }: Pick<ContactsContext, 'accounts' | 'contacts'>, user: UserId, other: UserId,
): Promise<cecochat.v1.IContact | undefined> {
  const [pair, [profile]] = await Promise.all([contacts.readPair(user, other), profilesOf(accounts, [other])]);
  if (pair === undefined || profile === undefined) return undefined;
  const state = contactState(pair.state, user, other);
  if (state === 'invitation' && (await contacts.isBlocked(user, other))) return undefined;
  return { profile, state: states[state], sinceMs: toLong(pair.sinceMs) };
}

/** Of both: strangers must not be able to fill the list of a user beyond its bound. */
async function checkRoom({ contacts }: ContactsContext, user: UserId, other: UserId): Promise<void> {
  for (const each of [user, other]) if ((await contacts.countContacts(each)) >= maxContacts) throw tooMany(each);
}

const tooMany = (user: UserId): ChatError =>
  new ChatError('too-many-contacts', `user ${user} has ${maxContacts} contacts, invitations or blocks`, {
    field: 'user',
  });

const reasons: Readonly<Partial<Record<ErrorCode, string>>> = {
  'already-pending': 'the user has invited that user already', 'already-contact': 'that user is a contact already',
  'not-pending': 'there is no such invitation', 'not-a-contact': 'that user is no contact',
};

const refused = (code: ErrorCode, other: UserId): ChatError =>
  new ChatError(code, `user ${other}: ${reasons[code] ?? code}`, { field: 'user' });

function readAfter(value: cecochat.v1.IListContactsRequest['after']): bigint {
  const after = toBigInt(value);
  if (after > maxUserId) throw invalid('after', `must be a user id, at most ${maxUserId}, or 0 for the first page`);
  return after;
}

function readCount(count: number | null | undefined): number {
  if (count === null || count === undefined || count === 0) return maxPage;
  if (count > maxPage) throw invalid('count', `must be 1..${maxPage}, or 0 for the default`);
  return count;
}

const nextAfter = (others: readonly UserId[], count: number) =>
  toLong(others.length < count ? 0n : (others.at(-1) ?? 0n));
