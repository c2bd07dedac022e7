import type { Bench } from '../bench.ts';
import { echo } from './echo/index.ts';
import { fanOut } from './fan-out/index.ts';
import { idle } from './idle/index.ts';
import { operator } from './operator/index.ts';
import { unary } from './unary/index.ts';

/** Every bench, in the order in which they run. */
export const benches: readonly Bench[] = [idle, echo, fanOut, unary, operator];
