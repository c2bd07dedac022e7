import {
  ChatError,
  invalid,
  maxUserId,
  toBigInt,
  toLong,
  userId,
  type cecochat,
  type UserId,
  type WireLong,
} from '@cecochat/contracts';
import { readName, readPrefix } from '../names/index.ts';
import type { Account, AccountStore } from '../store/index.ts';
import { requireAccount } from './sign-in.ts';
import { readShownText } from './texts.ts';

export type ProfileStore = Pick<AccountStore, 'byId' | 'byName' | 'changeProfile' | 'list' | 'unlist' | 'namesFrom'>;

const maxAtOnce = 100;
const displayName = { min: 1, max: 64 };
const statusText = { min: 0, max: 140 };
const [defaultFound, maxFound] = [20, 50];
/** Changes of one profile at once. */
const maxTries = 5;

/** Throws a ChatError, as the others do. */
export async function getProfiles(
  store: ProfileStore, caller: UserId, request: cecochat.v1.IGetProfilesRequest,
): Promise<cecochat.v1.IGetProfilesResponse> {
  const users = request.users ?? [];
  if (users.length === 0 || users.length > maxAtOnce) throw invalid('users', `must be 1..${maxAtOnce} users`);
  const found = await Promise.all(users.map((each) => store.byId(readUserId(each, 'users'))));
  const accounts = found.filter((each) => each !== undefined);
  return { profiles: accounts.map((each) => (each.user === caller ? toOwnProfile(each) : toProfile(each))) };
}

/** The profiles of users, without those that have no account. */
export async function profilesOf(
  store: Pick<AccountStore, 'byId'>,
  users: readonly UserId[],
): Promise<cecochat.v1.IProfile[]> {
  const found = await Promise.all(users.map((user) => store.byId(user)));
  return found.filter((each) => each !== undefined).map(toProfile);
}

export async function resolveNames(
  store: ProfileStore, request: cecochat.v1.IResolveNamesRequest,
): Promise<cecochat.v1.IResolveNamesResponse> {
  const names = request.names ?? [];
  if (names.length === 0 || names.length > maxAtOnce) throw invalid('names', `must be 1..${maxAtOnce} names`);
  const wanted = names.map((name) => readName(name, 'names'));
  const found = await Promise.all(wanted.map((name) => store.byName(name)));
  return { profiles: found.filter((each) => each !== undefined).map(toProfile) };
}

export async function findUsers(
  store: ProfileStore, request: cecochat.v1.IFindUsersRequest,
): Promise<cecochat.v1.IFindUsersResponse> {
  const prefix = readPrefix(request.prefix);
  const count = request.count ?? 0;
  if (count > maxFound) throw invalid('count', `must be 1..${maxFound}, or 0 for the default`);
  const names = await store.namesFrom(prefix, count === 0 ? defaultFound : count);
  const found = await Promise.all(names.map((name) => store.byName(readName(name))));
  // The directory may be older than the account.
  return { profiles: found.filter((each) => each?.profile.listed === true).map((each) => toProfile(each as Account)) };
}

export async function updateProfile(
  store: ProfileStore, user: UserId, request: cecochat.v1.IUpdateProfileRequest,
): Promise<cecochat.v1.IUpdateProfileResponse> {
  const changes = {
    ...(typeof request.displayName === 'string' && {
      displayName: readShownText(request.displayName, 'display_name', displayName),
    }),
    ...(typeof request.statusText === 'string' && {
      statusText: readShownText(request.statusText, 'status_text', statusText),
    }),
    ...(typeof request.listed === 'boolean' && { listed: request.listed }),
  };
  for (let tries = 0; tries < maxTries; tries++) {
    const account = await requireAccount(store, user);
    const profile = { ...account.profile, ...changes };
    if (!(await store.changeProfile(account, profile))) continue;
    await (profile.listed ? store.list(account.name) : store.unlist(account.name));
    return { profile: toOwnProfile({ ...account, profile, version: account.version + 1 }) };
  }
  throw new ChatError('unavailable', 'the profile is being changed by other calls', { retryAfterMs: 1_000 });
}

/** The user in a field of a request. */
export function readUserId(value: WireLong, field: string): UserId {
  const id = toBigInt(value);
  if (id === 0n || id > maxUserId) throw invalid(field, `must be a user id, 1..${maxUserId}`);
  return userId(id);
}

const toOwnProfile = (account: Account): cecochat.v1.IProfile =>
  ({ ...toProfile(account), listed: account.profile.listed, hasPassword: account.password !== undefined });

const toProfile = ({ user, name, profile, version }: Account): cecochat.v1.IProfile => ({
  user: toLong(user), name: name.shown, displayName: profile.displayName === '' ? name.shown : profile.displayName,
  statusText: profile.statusText, version: toLong(version),
});
