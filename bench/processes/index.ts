export { Pinning } from './cores.ts';
export { emitEvent, serveParent } from './serve-parent.ts';
export { collectsOnSignal, settledMemoryKb } from './settled-memory.ts';
export { CpuWatch, cpuSeconds, residentKb } from './usage.ts';
export { startWorker, type Calls, type Worker } from './worker.ts';
