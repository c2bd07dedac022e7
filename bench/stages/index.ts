export {
  buildDevices, openStage, startBareCalls, startBareStreams, startMessaging, withDevices, type Stage, type StageSize,
  type Subject,
} from './stage.ts';
export { perCore, sayReport } from './per-core.ts';
export { ensureSharedStores, stopSharedStores } from './shared-stores.ts';
export {
  profileServers, startBareServer, startBareWebSockets, startGenerator, type Generator, type Server,
} from './workers.ts';
