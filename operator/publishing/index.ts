export { keepSettings, type PublishedSettings } from './keep-settings.ts';
export { observeRedis, type InRedis } from './observe-redis.ts';
export { publishCommitted, publishEverywhere } from './publish-committed.ts';
export { ReportWatch, type Observed } from './report-watch.ts';
