export { LightWorld } from './light-world.ts';
export { liveHeapMiB, operatorFigures, type OperatorFigures } from './operator-figures.ts';
export { operatorWrites } from './operator-writes.ts';
export { fill } from './unrelated-objects.ts';
