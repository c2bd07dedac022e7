import { offset, type Offset } from './ids.ts';

/**
 * A position orders the records of a partition over all lives of the log: `generation * 2^40 + Kafka's offset`. Kafka's
 * offsets
 * begin again when the log is lost, recreated or restored; then its generation is raised, and what was before has lower
 * positions. Everything outside of the code that talks to Kafka counts in positions: cursors, watermarks, rows of
 * inboxes.
 */
const offsetSpan = 2 ** 40;

/** Thirteen bits: every position is below 2^53. */
export const maxGeneration = 2 ** 13 - 1;

/** Position of the record that Kafka has at an offset. */
export const positionOf = (generation: number, kafkaOffset: number): Offset =>
  offset(generation * offsetSpan + kafkaOffset);

export const generationOf = (position: Offset): number => Math.floor(position / offsetSpan);

/** Kafka's offset of a position; it means something in the position's generation only. */
export const kafkaOffsetOf = (position: Offset): number => position % offsetSpan;
