export { defaultVersion } from './default-version.ts';
export { buildOperatorStatus, operatorStatusSchema, saysSomethingNew, type OperatorStatus } from './operator-status.ts';
export { addressesAmong, probeUrlsAmong, serversAmong } from './servers.ts';
