/*
 * `node --import` of this file shifts `Date` of the process by the milliseconds in a file, as when the clock of a machine
 * is set. The monotonic clock runs on, as it does on such a machine.
 */
import { readFileSync } from 'node:fs';

const file = process.env['SHIFTED_CLOCK_FILE'];
const readEveryMs = 50;
const RealDate = Date;
let shiftMs = 0;

function read(): void {
  if (file === undefined) return;
  try {
    shiftMs = Number(readFileSync(file, 'utf8'));
  } catch {
    // It is being written: the next read has it.
  }
}

const now = () => RealDate.now() + shiftMs;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
  apply: () => new RealDate(now()).toString(),
  get: (target, key): unknown => (key === 'now' ? now : Reflect.get(target, key)),
});
read();
setInterval(read, readEveryMs).unref();
