export { SignalRelay, type SignalOutcome } from './signal-relay.ts';
export { TypingNotices } from './typing.ts';
