export { runEvents, type RunEvent } from './events.ts';
export { launch, startPlatform, untilSaid, type LaunchOptions, type Launched, type Platform } from './make-run.ts';
export { readSample, repeat, sampleFile } from './sample.ts';
export { until, type Waiting } from './until.ts';
