import { readCassandraConnection } from '@cecochat/cassandra';
import { accountsService, type Encodable } from '@cecochat/contracts';
import { readRedisConnection } from '@cecochat/redis';
import {
  addressOfPeer, authenticated, createGrpcServer, forwardedHeader, openEdge, openServerCertificate, openToAll,
  readSignedAddress, type AddressOfCall, type CallLimitsOf, type Edge, type Implementation, type Logger,
} from '@cecochat/runtime';
import type { RunningService, ServiceContext } from '../run-service.ts';
import { Accounts, type Running } from './accounts.ts';
import { endSessions, listActs, resetPassword, setRole, setSuspended, type Administrator } from './calls/admin.ts';
import { changeContact, listBlocked, listContacts, setBlocked } from './calls/contacts.ts';
import { findUsers, getProfiles, resolveNames, updateProfile } from './calls/profiles.ts';
import { beginSignIn, completeSignIn } from './calls/provider-sign-in.ts';
import { endSession, listSessions, refresh, signOut } from './calls/sessions.ts';
import { changePassword, deleteAccount, signIn, signUp, type Owner } from './calls/sign-in.ts';
import type { Config } from './config.ts';

const limits: CallLimitsOf<typeof accountsService> = {
  signUp: 'open',
  signIn: 'open',
  beginSignIn: 'open',
  completeSignIn: 'open',
  refresh: 'open',
  getKeys: 'open',
  signOut: 'lookups',
  listSessions: 'lookups',
  endSession: 'lookups',
  changePassword: 'lookups',
  deleteAccount: 'lookups',
  getProfiles: 'pages',
  updateProfile: 'sends',
  findUsers: 'pages',
  resolveNames: 'pages',
  changeContact: 'sends',
  listContacts: 'pages',
  setBlocked: 'sends',
  listBlocked: 'pages',
  setSuspended: 'lookups',
  endSessions: 'lookups',
  resetPassword: 'lookups',
  setRole: 'lookups',
  listActs: 'pages',
};

export interface AccountsServer extends RunningService {
  readonly accounts: Accounts;
}

/** Starts the service on its port; callers get `unavailable` until `accounts.serve` has found the stores. */
export async function startAccountsServer(
  { config, logger, registry, readiness }: ServiceContext<Config>,
): Promise<AccountsServer> {
  const accounts = new Accounts({
    redis: readRedisConnection(config), cassandra: readCassandraConnection(config), registry, logger,
    signUpIsOpen: config.SIGN_UP, providers: config.PROVIDERS ?? [],
    issuer: config.TOKEN_ISSUER, audience: config.TOKEN_AUDIENCE,
    accessSeconds: config.ACCESS_TOKEN_SECONDS, idleMs: config.SESSION_IDLE_DAYS * 86_400_000,
    useLimits: (next) => edge.limits.use(next), audit: (entry) => edge.audit.note(entry),
  });
  const edge = openEdge(config, { registry, logger, wallClock: accounts.clock.now, ...accounts.tokens.checks });
  const certificate = openServerCertificate(config, logger);
  const server = createGrpcServer({ logger, certificate, edge, reflection: config.REFLECTION });
  server.addService(accountsService, buildCalls({ accounts, edge, logger }), limits);
  readiness(() => [...accounts.reasonsNotReady(), ...edge.verifier.reasonsNotReady()]);
  const port = await server.listen(config.LISTEN);
  await accounts.start();
  const providers = config.PROVIDERS?.map(({ name }) => name);
  logger.info({ port, signUp: config.SIGN_UP, providers }, 'accounts listens');
  return {
    accounts,
    drain: async () => {
      await server.drain(config.DRAIN_SECONDS * 1_000);
      edge.close();
      await accounts.close();
    },
  };
}

interface CallsContext {
  readonly accounts: Accounts;
  readonly edge: Edge;
  readonly logger: Logger;
}

/**
 * The address of a caller: that of the connection, or the one that `web` names with a proof. Without a valid proof a
 * name counts for nothing, so that callers cannot choose an address.
 */
const addressOfCaller = ({ forwarding, clock, metrics }: Accounts): AddressOfCall => (call) => {
  const named = call.metadata.get(forwardedHeader)[0];
  if (named === undefined) return addressOfPeer(call);
  const address = readSignedAddress(forwarding.valid, String(named), clock.now());
  if (address === undefined) metrics.unproven();
  return address ?? addressOfPeer(call);
};

/** Handlers by who may call: all, the owner of the token, or an administrator. */
function handlersOf({ accounts, edge, logger }: CallsContext) {
  const addressOf = addressOfCaller(accounts);
  const measured = <T>(call: string, work: (running: Running) => Promise<Encodable<T>>) =>
    accounts.metrics.measure(call, async () => work(accounts.serving()));
  const open = <Q, A>(call: string, handle: (running: Running, address: string, request: Q) => Promise<A>) =>
    openToAll<Q, A>((request, address) => measured(call, async (running) => {
      edge.limits.takeAddress('lookups', address);
      return handle(running, address, request);
    }), logger, addressOf);
  const owned = <Q, A>(call: string, handle: (running: Running, owner: Owner, request: Q) => Promise<A>) =>
    authenticated<Q, A>((request, { user, sessionId }, address) =>
      measured(call, (running) => handle(running, { user, sessionId, address }, request)), logger, addressOf);
  const administered = <Q, A>(
    call: string,
    handle: (running: Running, caller: Administrator, request: Q) => Promise<A>,
  ) =>
    authenticated<Q, A>(
      (request, { user, isAdmin }, address) =>
        measured(call, (running) => handle(running, { user, isAdmin, address }, request)),
      logger,
      addressOf,
    );
  return { open, owned, administered };
}

function buildCalls(context: CallsContext): Implementation<typeof accountsService> {
  const { open, owned, administered } = handlersOf(context);
  return {
    signUp: open('sign-up', signUp),
    signIn: open('sign-in', signIn),
    beginSignIn: open('begin-sign-in', beginSignIn),
    completeSignIn: open('complete-sign-in', completeSignIn),
    refresh: open('refresh', (running, _address, request) => refresh(running, request)),
    getKeys: open('keys', async ({ keys }) => ({ jwks: keys.jwks })),
    signOut: owned('sign-out', (running, { user, sessionId }) => signOut(running, user, sessionId)),
    listSessions: owned('sessions', (running, { user, sessionId }) => listSessions(running, user, sessionId)),
    endSession: owned('end-session', (running, { user }, request) => endSession(running, user, request)),
    changePassword: owned('change-password', changePassword),
    deleteAccount: owned('delete-account', (running, owner, request) =>
      deleteAccount(running, owner, request, (user, name) => running.erasures.erase(user, name)),
    ),
    getProfiles: owned('profiles', ({ accounts: store }, { user }, request) => getProfiles(store, user, request)),
    updateProfile: owned('update-profile', ({ accounts: store }, { user }, request) =>
      updateProfile(store, user, request),
    ),
    findUsers: owned('find-users', ({ accounts: store }, _owner, request) => findUsers(store, request)),
    resolveNames: owned('resolve-names', ({ accounts: store }, _owner, request) => resolveNames(store, request)),
    changeContact: owned('change-contact', (running, { user }, request) => changeContact(running, user, request)),
    listContacts: owned('contacts', (running, { user }, request) => listContacts(running, user, request)),
    setBlocked: owned('set-blocked', (running, { user }, request) => setBlocked(running, user, request)),
    setSuspended: administered('suspend', setSuspended),
    endSessions: administered('end-sessions', endSessions),
    resetPassword: administered('reset-password', resetPassword),
    setRole: administered('role', setRole),
    listActs: administered('acts', listActs),
    listBlocked: owned('blocked', (running, { user }, request) => listBlocked(running, user, request)),
  };
}
