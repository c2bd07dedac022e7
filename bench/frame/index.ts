export { median, percentile, showNumber, summarise, type Result } from './figures.ts';
export { describeMachine, observeMachine, type Machine } from './machine.ts';
export { runBench, type RunOptions } from './run-bench.ts';
