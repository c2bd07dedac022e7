import { history } from './history.ts';
import type { Projection } from './projection.ts';

export type { LogEvent, Projection } from './projection.ts';

/** What materialize writes. A new projection is a file in this folder and an entry here. */
export const projections: readonly Projection[] = [history];
