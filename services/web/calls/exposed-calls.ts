import type { LimitedCall } from '@cecochat/runtime';

/** Services that calls are passed on to. */
export const upstreamNames = ['connect', 'history', 'groups', 'accounts'] as const;
export type UpstreamName = (typeof upstreamNames)[number];

/**
 * What a call does with the refresh token of a session, which is in a cookie and not in requests and responses:
 * - `set`: it begins a session, and needs no token;
 * - `exchanged`: the cookie proves the session, and gets the next token;
 * - `removed`: it ends the session.
 */
export type CookieUse = 'set' | 'exchanged' | 'removed';

export interface ExposedCall {
  /** As gRPC names it, `<package>.<service>/<method>`: a call of `POST /api/<call>`. */
  readonly call: string;
  readonly upstream: UpstreamName;
  /** The limit that it counts for. */
  readonly limit: LimitedCall;
  readonly cookie?: CookieUse;
}

interface Service {
  readonly upstream: UpstreamName;
  readonly service: string;
}

const of = (
  { upstream, service }: Service, limits: Readonly<Record<string, LimitedCall>>, cookie?: CookieUse,
): ExposedCall[] => Object.entries(limits).map(([method, limit]) =>
  ({ call: `cecochat.v1.${service}/${method}`, upstream, limit, ...(cookie && { cookie }) }));

const connect: Service = { upstream: 'connect', service: 'ConnectService' };
const history: Service = { upstream: 'history', service: 'HistoryService' };
const groups: Service = { upstream: 'groups', service: 'GroupsService' };
const accounts: Service = { upstream: 'accounts', service: 'AccountsService' };

/** The calls that browsers may make. Any other call is `not-found`. */
export const exposedCalls: readonly ExposedCall[] = [
  ...of(connect, { Lookup: 'lookups' }),
  ...of(history, {
    GetUserHistory: 'pages', GetDialogHistory: 'pages', GetGroupHistory: 'pages', ListConversations: 'pages',
  }),
  ...of(groups, { ChangeGroup: 'sends', GetGroup: 'pages', GetMembers: 'pages', GetMyGroups: 'pages' }),
  ...of(accounts, { SignUp: 'lookups', SignIn: 'lookups' }, 'set'),
  ...of(accounts, { Refresh: 'lookups' }, 'exchanged'),
  ...of(accounts, { SignOut: 'lookups', DeleteAccount: 'lookups' }, 'removed'),
  ...of(accounts, {
    ListSessions: 'lookups', EndSession: 'lookups', ChangePassword: 'lookups', GetProfiles: 'pages',
    UpdateProfile: 'sends', FindUsers: 'pages', ResolveNames: 'pages', ChangeContact: 'sends', ListContacts: 'pages',
    SetBlocked: 'sends', ListBlocked: 'pages',
  }),
];

/** Pure: where a call is, as Fastify names paths. A cookie is sent to its own path only: one path for each user. */
export const routeOf = ({ call, cookie }: ExposedCall): string =>
  cookie === 'exchanged' ? `/api/${call}/:user` : `/api/${call}`;
