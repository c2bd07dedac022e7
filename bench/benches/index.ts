import type { Bench } from '../bench.ts';
import { echo } from './echo/index.ts';
import { endToEnd } from './end-to-end/index.ts';
import { fanOut } from './fan-out/index.ts';
import { handover } from './handover/index.ts';
import { history } from './history/index.ts';
import { idle } from './idle/index.ts';
import { lowLoad } from './low-load/index.ts';
import { materialize } from './materialize/index.ts';
import { operator } from './operator/index.ts';
import { presence } from './presence/index.ts';
import { resume } from './resume/index.ts';
import { start } from './start/index.ts';
import { tests } from './tests/index.ts';
import { unary } from './unary/index.ts';

/** Every bench, in the order in which they run. */
export const benches: readonly Bench[] = [
  idle, echo, fanOut, unary, endToEnd, lowLoad, resume, materialize, history, handover, presence, operator, start,
  tests,
];
