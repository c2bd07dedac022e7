import type fc from 'fast-check';

/** What is fed with hostile input: a parser, or a server. */
export interface Target<Input = unknown> {
  readonly inputs: fc.Arbitrary<Input>;
  /** Rejects, or throws, where the input does what no input may do. */
  run(input: Input): Promise<void> | void;
  /** Rejects where the inputs so far have left something behind, or the target serves nothing any more. */
  settle?(): Promise<void>;
  close?(): Promise<void>;
}

export type Open = () => Target | Promise<Target>;

/** What is fuzzed. */
export const targetNames = ['protobuf', 'tokens', 'records', 'redis', 'web-sockets', 'http2'] as const;
export type TargetName = (typeof targetNames)[number];

/** Faults that fuzzing is to find, each with a target that has it. */
export type FaultName = 'throws' | 'crashes' | 'hangs' | 'waits' | 'grows' | 'leaves';

export interface Fuzzing {
  readonly cases: number;
  /** Of the first chunk; each later one has the next number. */
  readonly seed: number;
  /** Called before each chunk, with its seed. */
  readonly onChunk: (seed: number, casesBefore: number) => void;
}

/** Cases with one seed: few, so that a chunk that hangs is soon known, and its cases are found again. */
export const chunkCases = 100;
/** A case may take this long; slow ones here take some 20 ms. */
export const caseMs = 10_000;
