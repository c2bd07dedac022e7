import { generationOf, kafkaOffsetOf, type Offset } from '@cecochat/contracts';
import type { OffsetRange } from '@cecochat/kafka';

/** Pure: how many records of the log are not in history, with a watermark, in the log's present generation. */
export function lagOf(watermark: Offset, log: OffsetRange, generation: number): number {
  const isOfThisLog = generationOf(watermark) === generation;
  return Math.max(0, log.end - (isOfThisLog ? Math.max(kafkaOffsetOf(watermark), log.start) : log.start));
}
