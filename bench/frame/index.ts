export { median, percentile, showNumber, summarise, type Result } from './figures.ts';
export { interrupts, takeTemporaryFolder } from './interrupts.ts';
export { describeMachine, observeMachine, type Machine } from './machine.ts';
export { runBench, type RunOptions } from './run-bench.ts';
