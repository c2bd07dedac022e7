export { digestOf, Placement } from './placement.ts';
export { Gaps, type GapMetrics } from './gaps.ts';
export { Generation, type LaneConsumers } from './placer.ts';
export { lagOf } from './written-watermarks.ts';
export { groupLane, type Admitted, type Lane } from './partition-lanes.ts';
