export { OutcomeWaits } from './outcome-waits.ts';
export { Sequencer } from './sequencer.ts';
