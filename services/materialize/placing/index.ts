export { digestOf } from './digest.ts';
export { Gaps, type GapMetrics } from './gaps.ts';
export { Generation } from './generation.ts';
export { lagOf } from './lag-of.ts';
export { groupLane, type Admitted, type Lane } from './partition-lanes.ts';
export { Placement } from './placement.ts';
export type { LaneConsumers } from './placer.ts';
