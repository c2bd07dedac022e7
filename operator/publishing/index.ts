export { keepSettings, type PublishedSettings, publishCommitted, publishEverywhere } from './publish-committed.ts';
export { observeRedis, type InRedis, ReportWatch, type Observed } from './report-watch.ts';
