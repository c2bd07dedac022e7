export { Generation } from './generation.ts';
export { Placement, type Admitted, type PlacementMetrics } from './placement.ts';
export { digestOf } from './digest.ts';
export { lagOf } from './lag-of.ts';
