export { reasonToPublish } from './history-settings.ts';
export { observeRedis, type InRedis } from './observe-redis.ts';
export { publishCommitted } from './publish-committed.ts';
export { ReportWatch, type Observed } from './report-watch.ts';
