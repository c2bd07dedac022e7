export { PresenceBoard } from './presence-board.ts';
export { Watchers, type Watcher } from './watchers.ts';
