export { digestOf } from './digest.ts';
export { Gaps, type GapMetrics } from './gaps.ts';
export { Generation } from './generation.ts';
export { lagOf } from './lag-of.ts';
export { groupLane, type Admitted, type Lane } from './partition-lanes.ts';
export { Placement, type LaneConsumers } from './placement.ts';
