import { cecochat, ChatError, invalid, toLong, type UserId } from '@cecochat/contracts';
import { roleClaim } from '@cecochat/runtime';
import type { Blocks } from '../contacts/index.ts';
import { timeOfAct, type Account, type Act, type ActKind, type AdminStore } from '../store/index.ts';
import { readUserId } from './profiles.ts';
import { requireAccount, type SignInContext } from './sign-in.ts';
import { readShownText } from './texts.ts';

export interface AdminContext extends SignInContext {
  readonly admin: AdminStore;
  readonly blocks: Blocks;
  /** Called for each act, for the log of the process. */
  readonly onAct: (act: Act) => void;
}

/** The caller of an act. */
export interface Administrator {
  readonly user: UserId;
  readonly isAdmin: boolean;
  readonly address: string;
}

const { ROLE_ADMIN, ROLE_UNSPECIFIED } = cecochat.v1.Role;
const reasonLength = { min: 0, max: 200 };
const maxPage = 100;
const actId = /^\d{15}-[\w-]{8}$/;
/** Twenty characters. */
const passwordBytes = 15;

/** Throws a ChatError, as the others do. */
export async function setSuspended(
  context: AdminContext, caller: Administrator, { user, suspended, reason }: cecochat.v1.ISetSuspendedRequest,
): Promise<cecochat.v1.ISetSuspendedResponse> {
  const isSuspended = suspended ?? false;
  const { user: other } = await begin(context, caller, { kind: isSuspended ? 'suspend' : 'unsuspend', user, reason });
  await context.admin.setSuspended(other, isSuspended);
  // After: a session that begins meanwhile reads it, or ends here.
  if (isSuspended) await context.sessions.endAll(other);
  await context.blocks.setSuspended(other, isSuspended);
  return {};
}

export async function endSessions(
  context: AdminContext, caller: Administrator, { user, reason }: cecochat.v1.IEndSessionsRequest,
): Promise<cecochat.v1.IEndSessionsResponse> {
  const { user: other } = await begin(context, caller, { kind: 'end-sessions', user, reason });
  await context.sessions.endAll(other);
  return {};
}

export async function resetPassword(
  context: AdminContext, caller: Administrator, { user, reason }: cecochat.v1.IResetPasswordRequest,
): Promise<cecochat.v1.IResetPasswordResponse> {
  const { accounts, passwords, sessions, random } = context;
  const check = ({ password: known }: Account) => {
    if (known === undefined) throw invalid('user', 'must have a password: this one signs in at a provider');
  };
  const account = await begin(context, caller, { kind: 'reset-password', user, reason, check });
  const password = random(passwordBytes).toString('base64url');
  const hash = await passwords.hash(caller.address, password);
  if (!(await accounts.changePassword(account.user, account.password ?? '', hash))) {
    throw new ChatError('unavailable', 'the password was changed meanwhile: try again', { retryAfterMs: 1_000 });
  }
  await sessions.endAll(account.user);
  return { password };
}

export async function setRole(
  context: AdminContext, caller: Administrator, { user, role, reason }: cecochat.v1.ISetRoleRequest,
): Promise<cecochat.v1.ISetRoleResponse> {
  if (role !== ROLE_ADMIN && (role ?? ROLE_UNSPECIFIED) !== ROLE_UNSPECIFIED)
    throw invalid('role', 'must be one that this version has');
  const isAdmin = role === ROLE_ADMIN;
  const { user: other } = await begin(context, caller, { kind: isAdmin ? 'make-admin' : 'make-user', user, reason });
  await context.admin.setRole(other, isAdmin ? 'admin' : 'user');
  await context.sessions.endTokens(other);
  return {};
}

export async function listActs(
  { admin, clock }: AdminContext, caller: Administrator, { before, count }: cecochat.v1.IListActsRequest,
): Promise<cecochat.v1.IListActsResponse> {
  requireAdmin(caller);
  const cursor = before || undefined;
  if (cursor !== undefined && !actId.test(cursor)) throw invalid('before', 'must be next_before of a page');
  const wanted = count || maxPage;
  if (wanted > maxPage) throw invalid('count', `must be 1..${maxPage}, or 0 for the default`);
  const found = await admin.acts(cursor, clock(), wanted);
  const acts = found.map(({ id, admin: by, kind, user, reason }) => (
    { id, atMs: toLong(timeOfAct(id)), admin: toLong(by), act: kind, user: toLong(user), reason }
  ));
  return { acts, nextBefore: found.length < wanted ? '' : found.at(-1)?.id ?? '' };
}

interface Intent {
  readonly kind: ActKind;
  readonly user: cecochat.v1.ISetSuspendedRequest['user'];
  readonly reason: string | null | undefined;
  /** Throws where the act cannot be done. */
  readonly check?: (account: Account) => void;
}

/** Checks who acts on whom, and writes it down: before the act, so that none is done without a trace. */
async function begin(
  { accounts, admin, onAct, clock, random }: AdminContext, caller: Administrator, { kind, user, reason, check }: Intent,
): Promise<Account> {
  requireAdmin(caller);
  const other = readUserId(user, 'user');
  if (other === caller.user) throw invalid('user', 'must be another user');
  const text = readShownText(reason ?? '', 'reason', reasonLength);
  const account = await requireAccount(accounts, other, 'user');
  check?.(account);
  const id = `${String(clock()).padStart(15, '0')}-${random(6).toString('base64url')}`;
  const act: Act = { id, admin: caller.user, kind, user: other, reason: text };
  await admin.addAct(act);
  onAct(act);
  return account;
}

function requireAdmin({ isAdmin }: Administrator): void {
  if (isAdmin) return;
  const words = `the token is not of an administrator: its claim "${roleClaim}" must be "admin"`;
  throw new ChatError('forbidden', words, { field: 'authorization' });
}
