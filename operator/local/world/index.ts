export { defaultVersion } from './default-version.ts';
export { buildOperatorStatus, operatorStatusSchema, saysSomethingNew, type OperatorStatus } from './operator-status.ts';
export { historyAddressAmong, probeUrlsAmong, serversAmong } from './servers.ts';
