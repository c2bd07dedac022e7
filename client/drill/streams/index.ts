export {
  StreamRecorder, gapsIn, movesIn, peakPerServer, servingAt, type Gap, type StreamSpan,
} from './stream-recorder.ts';
