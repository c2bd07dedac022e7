/** The cluster of the end-to-end tests, and what is done to it. */
export { ClusterStage, kept, operatorNamespace, sample, storesNamespace } from './stage.ts';
export { scenario } from './scenario.ts';
export { StartTimes } from './start-times.ts';
export { readSetting, writeSetting, type ClusterSetting } from './setting.ts';
