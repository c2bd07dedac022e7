export { replay, type ReplayOptions } from './replay.ts';
export { describeReport, isKept, type ReplayReport } from './report.ts';
