import { ChatError } from '@cecochat/contracts';
import type { VerifiedCaller } from '@cecochat/runtime';
import type { PartitionTable } from './partitions/partition-table.ts';

/** A device without events gets a progress frame every this many passes; each pass covers a part of the devices. */
const progressRounds = 15;

interface RoundInput {
  /** Milliseconds of a monotonic clock. */
  readonly nowMs: number;
  /** Why a token that was verified is not valid any more. */
  readonly refusalOf: (caller: VerifiedCaller) => ChatError | undefined;
  readonly round: number;
  readonly stuckMs: number;
}

/** One pass a second: expires tails, ends streams with invalid tokens or stuck readers, sends progress to idle ones. */
export function runHousekeeping(table: PartitionTable, input: RoundInput): void {
  for (const served of table.served()) {
    served.tail.expire(input.nowMs);
    let place = 0;
    for (const stream of [...served.streams()]) {
      const refusal = input.refusalOf(stream.caller);
      if (refusal !== undefined) stream.close(refusal);
      else if (stream.stuckMs(input.nowMs) > input.stuckMs) stream.close(notReading());
      else if (place++ % progressRounds === input.round % progressRounds) stream.tellProgress();
    }
  }
}

function notReading(): ChatError {
  return new ChatError('slow-reader', 'the device does not read, it is to connect again from its cursor', {
    retryAfterMs: 0,
  });
}
