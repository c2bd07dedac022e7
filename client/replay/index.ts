export type { Member } from './fleet.ts';
export { readMessageFile, type FileMessage } from './message-file.ts';
export { replay, runLoad, type Beside, type ReplayOptions, type RunningLoad } from './replay.ts';
export { describeReport, isKept, type ReplayReport } from './report.ts';
export { buildScript, type Script } from './script.ts';
export type { Standing } from './verdict.ts';
