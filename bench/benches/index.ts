import type { Bench } from '../bench.ts';
import { echo } from './echo/echo.ts';
import { endToEnd } from './end-to-end/end-to-end.ts';
import { fanOut } from './fan-out/fan-out.ts';
import { handover } from './handover/handover.ts';
import { history } from './history/history.ts';
import { idle } from './idle/idle.ts';
import { lowLoad } from './low-load/low-load.ts';
import { materialize } from './materialize/materialize.ts';
import { operator } from './operator/operator.ts';
import { presence } from './presence/presence.ts';
import { resume } from './resume/resume.ts';
import { start } from './start/start.ts';
import { tests } from './tests/tests.ts';
import { unary } from './unary/unary.ts';

/** Every bench, in the order in which they run. */
export const benches: readonly Bench[] = [
  idle, echo, fanOut, unary, endToEnd, lowLoad, resume, materialize, history, handover, presence, operator, start,
  tests,
];
