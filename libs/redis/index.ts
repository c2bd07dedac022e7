export * from './connect-redis.ts';
export * from './history-settings.ts';
export * from './published-watch.ts';
export * from './reports.ts';
export * from './routing.ts';
export * from './routing-watch.ts';
export * from './settings.ts';
