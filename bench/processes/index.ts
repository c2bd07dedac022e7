export { Pinning } from './cores.ts';
export { programs, ProgramWatch, totalSeconds, type ProgramSeconds } from './programs.ts';
export { emitEvent, serveParent } from './serve-parent.ts';
export { collectsOnSignal, settledMemoryKb } from './settled-memory.ts';
export { CpuWatch, cpuSeconds, residentKb } from './usage.ts';
export { startWorker, type Calls, type Worker } from './worker.ts';
