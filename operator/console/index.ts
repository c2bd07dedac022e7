export { buildPlatform, type PlatformSource } from './build-platform.ts';
export {
  consoleDocument, consoleEvent, type ConsoleDocument, type ConsoleEvent, type ConsolePlatform, type ConsoleProcess,
} from './document.ts';
export { addEvents } from './event-list.ts';
export { mergeLag, observeLag, parseLag, type Lag } from './lag.ts';
export { healthOf, stateOf, type ServerHealth, type ServerProcess, type ServerState } from './server-state.ts';
