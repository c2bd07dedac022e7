export { StreamRecorder } from './stream-recorder.ts';
export { gapsIn, movesIn, peakPerServer, servingAt, type Gap, type StreamSpan } from './stream-spans.ts';
