export { runEvents, type RunEvent } from './events.ts';
export { launch, untilSaid, type Launched, type Platform, until, type Waiting } from './make-run.ts';
export { readSample, repeat, sampleFile } from './sample.ts';
export { startPlatform, stopSmokePlatform } from './start-platform.ts';
