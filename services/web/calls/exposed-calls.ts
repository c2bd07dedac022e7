import type { LimitedCall } from '@cecochat/runtime';

/** Services that calls are passed on to. */
export const upstreamNames = ['connect', 'history', 'groups'] as const;
export type UpstreamName = (typeof upstreamNames)[number];

export interface ExposedCall {
  /** As gRPC names it, `<package>.<service>/<method>`: a call of `POST /api/<call>`. */
  readonly call: string;
  readonly upstream: UpstreamName;
  /** The limit that it counts for. */
  readonly limit: LimitedCall;
}

const of = (upstream: UpstreamName, service: string, limits: Readonly<Record<string, LimitedCall>>): ExposedCall[] =>
  Object.entries(limits).map(([method, limit]) => ({ call: `cecochat.v1.${service}/${method}`, upstream, limit }));

/** The calls that browsers may make. Any other call is `not-found`. */
export const exposedCalls: readonly ExposedCall[] = [
  ...of('connect', 'ConnectService', { Lookup: 'lookups' }),
  ...of('history', 'HistoryService', {
    GetUserHistory: 'pages', GetDialogHistory: 'pages', GetGroupHistory: 'pages', ListConversations: 'pages',
  }),
  ...of('groups', 'GroupsService', {
    ChangeGroup: 'sends', GetGroup: 'pages', GetMembers: 'pages', GetMyGroups: 'pages',
  }),
];
