export { OwnershipWatch } from './ownership-watch.ts';
export { Stage, type StageParts } from './stage.ts';
export { untilGiven, untilSettled, whatMoves, type Wanted } from './until-settled.ts';
