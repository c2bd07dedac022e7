import { ChatError, toLong, type cecochat, type UserId } from '@cecochat/contracts';
import { isReserved, readName, type Name } from '../names/index.ts';
import { checkStrength, readPassword, type Attempts, type Passwords } from '../passwords/index.ts';
import { newUserId } from '../providers/index.ts';
import type { IssuedTokens, Sessions } from '../sessions/index.ts';
import type { Account, AccountStore } from '../store/index.ts';
import { readShownText } from './texts.ts';

export interface SignInContext {
  readonly accounts: AccountStore;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly attempts: Attempts;
  /** Whether every caller can sign up. */
  readonly signUpIsOpen: boolean;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
  readonly random: (count: number) => Buffer;
}

export const maxLabel = { min: 0, max: 64 };

/** Makes an account and its first session, for a caller at an address. Throws a ChatError, as the others do. */
export async function signUp(
  context: SignInContext, address: string, request: cecochat.v1.ISignUpRequest,
): Promise<cecochat.v1.ISignUpResponse> {
  const { accounts, sessions, passwords, attempts, signUpIsOpen, clock, random } = context;
  if (!signUpIsOpen) throw new ChatError('sign-up-closed', 'sign-up is closed on this platform');
  const name = readName(request.name);
  const password = readPassword(request.password);
  const label = readShownText(request.label ?? '', 'label', maxLabel);
  checkStrength(password, name);
  attempts.signUp(address);
  if (isReserved(name)) throw nameTaken(name);
  const hash = await passwords.hash(address, password);
  const user = newUserId(random);
  if (!(await accounts.create(user, name, { password: hash, displayName: '' }, clock()))) throw nameTaken(name);
  return { tokens: toTokens(name, await sessions.begin(user, label)) };
}

/** Begins a session. The answer and the work are the same for a wrong password and for a name without an account. */
export async function signIn(
  context: SignInContext, address: string, request: cecochat.v1.ISignInRequest,
): Promise<cecochat.v1.ISignInResponse> {
  const name = readName(request.name);
  const password = readPassword(request.password);
  const label = readShownText(request.label ?? '', 'label', maxLabel);
  const account = await context.accounts.byName(name);
  await proveOwner(context, { name, account, address, password, field: 'password' });
  if (account === undefined) throw new Error('a password was right for a name without an account');
  if (account.profile.listed) await context.accounts.list(name); // Where a process ended before it was.
  return { tokens: toTokens(name, await context.sessions.begin(account.user, label)) };
}

/** A caller with an account, in a session of it where the token has one. */
export interface Owner {
  readonly user: UserId;
  readonly sessionId: string | undefined;
  readonly address: string;
}

export async function changePassword(
  context: SignInContext, { user, sessionId, address }: Owner, request: cecochat.v1.IChangePasswordRequest,
): Promise<cecochat.v1.IChangePasswordResponse> {
  const { accounts, sessions, passwords } = context;
  const account = await requireAccount(accounts, user);
  const [old, next] = [
    readPassword(request.oldPassword, 'old_password'),
    readPassword(request.newPassword, 'new_password'),
  ];
  checkStrength(next, account.name, 'new_password');
  await proveOwner(context, { name: account.name, account, address, password: old, field: 'old_password' });
  await sessions.endOthers(user, sessionId); // Before and after: none with the old password is left, wherever it ends.
  const hash = await passwords.hash(address, next);
  const isChanged = account.password !== undefined && (await accounts.changePassword(user, account.password, hash));
  if (!isChanged) throw wrongCredentials('old_password');
  await sessions.endOthers(user, sessionId);
  return {};
}

export async function deleteAccount(
  context: SignInContext, { user, address }: Owner, request: cecochat.v1.IDeleteAccountRequest,
  erase: (user: UserId, name: Name) => Promise<void>,
): Promise<cecochat.v1.IDeleteAccountResponse> {
  const account = await requireAccount(context.accounts, user);
  if (account.password !== undefined) {
    const password = readPassword(request.password);
    await proveOwner(context, { name: account.name, account, address, password, field: 'password' });
  }
  await erase(user, account.name);
  return {};
}

/** The account of a user. Throws `no-such-user` for a user of another issuer of tokens. */
export async function requireAccount(
  accounts: Pick<AccountStore, 'byId'>,
  user: UserId,
  field?: string,
): Promise<Account> {
  const account = await accounts.byId(user);
  if (account !== undefined) return account;
  throw new ChatError('no-such-user', `user ${user} has no account`, field === undefined ? {} : { field });
}

interface Proof {
  readonly name: Name;
  readonly account: Account | undefined;
  readonly address: string;
  readonly password: string;
  readonly field: string;
}

async function proveOwner(
  { attempts, passwords }: SignInContext,
  { name, account, address, password, field }: Proof,
): Promise<void> {
  const takeBack = attempts.begin(name.skeleton, address);
  if (!(await passwords.check(address, password, account?.password))) throw wrongCredentials(field);
  takeBack();
}

function wrongCredentials(field: string): ChatError {
  return new ChatError('wrong-credentials', 'the name or the password is wrong', { field });
}

const nameTaken = ({ shown }: Name): ChatError =>
  new ChatError('name-taken', `name ${shown} belongs to an account, or looks like the name of one`, { field: 'name' });

export function toTokens({ shown }: Name, tokens: IssuedTokens): cecochat.v1.ISessionTokens {
  const { user, sessionId, accessToken, accessExpiresMs, refreshToken, refreshExpiresMs } = tokens;
  return {
    user: toLong(user), name: shown, sessionId, accessToken, accessExpiresAtMs: toLong(accessExpiresMs), refreshToken,
    refreshExpiresAtMs: toLong(refreshExpiresMs),
  };
}
