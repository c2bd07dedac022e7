import { generationOf, kafkaOffsetOf, type Offset } from '@cecochat/contracts';
import type { OffsetRange } from './offset-reader.ts';

/**
 * - on: the log has what is wanted, or will have it next
 * - gone: it was in an earlier generation of the log, or the log was cut beyond it
 * - beyond: the log ends before it: the log was recreated, or its leader has just moved and is briefly behind
 */
export type Following = 'on' | 'gone' | 'beyond';

/** Pure: whether a follower can resume at its next position. */
export function decideFollowing(next: Offset, generation: number, log: OffsetRange): Following {
  if (generationOf(next) !== generation) return 'gone';
  const wanted = kafkaOffsetOf(next);
  if (wanted < log.start) return 'gone';
  return wanted > log.end ? 'beyond' : 'on';
}
