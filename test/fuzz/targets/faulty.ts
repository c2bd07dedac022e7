import fc from 'fast-check';
import type { FaultName, Open, Target } from '../target.ts';

const inputs = fc.nat(999);
const kept: Buffer[] = [];

/** Targets with the faults that fuzzing is to find, each for one input in some hundred. */
export const faultyTargets = {
  throws: (): Target<number> => ({
    inputs,
    run: (input) => {
      if (input > 900) throw new Error('it threw');
    },
  }),
  crashes: (): Target<number> => ({
    inputs,
    run: (input) => {
      if (input > 900) setImmediate(() => { throw new Error('it crashed'); });
    },
  }),
  hangs: (): Target<number> => ({
    inputs,
    run: (input) => {
      while (input > 900);
    },
  }),
  waits: (): Target<number> => ({ inputs, run: (input) => (input > 900 ? new Promise(() => undefined) : undefined) }),
  grows: (): Target<number> => ({ inputs, run: () => void kept.push(Buffer.alloc(50_000)) }),
  leaves: (): Target<number> => ({
    inputs,
    run: () => undefined,
    settle: () => Promise.reject(new Error('something was left behind')),
  }),
} satisfies Readonly<Record<FaultName, Open>>;
