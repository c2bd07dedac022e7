export { runEvents, type RunEvent } from './events.ts';
export { launch, untilSaid, type Launched, type Platform } from './make-run.ts';
export { readSample, repeat, sampleFile } from './sample.ts';
export { startPlatform, stopSmokePlatform } from './start-platform.ts';
export { until, type Waiting } from './until.ts';
