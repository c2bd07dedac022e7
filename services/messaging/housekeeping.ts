import { ChatError } from '@cecochat/contracts';
import type { PartitionTable } from './ownership/partition-table.ts';

/** Devices that get nothing are told their progress once in so many rounds, a part of them each round. */
const progressRounds = 15;

interface RoundInput {
  /** Milliseconds of a monotonic clock, and of the wall clock. */
  readonly nowMs: number;
  readonly wallMs: number;
  readonly round: number;
  readonly stuckMs: number;
}

/** What is to be looked after once a second: tails that age, tokens that expire, devices that do not read or are idle. */
export function runHousekeeping(table: PartitionTable, input: RoundInput): void {
  for (const served of table.served()) {
    served.tail.expire(input.nowMs);
    let place = 0;
    for (const stream of [...served.streams()]) {
      if (stream.expiresAtMs <= input.wallMs) stream.close(expired());
      else if (stream.stuckMs(input.nowMs) > input.stuckMs) stream.close(notReading());
      else if (place++ % progressRounds === input.round % progressRounds) stream.tellProgress();
    }
  }
}

function expired(): ChatError {
  return new ChatError('unauthenticated', 'the token has expired', { field: 'authorization' });
}

function notReading(): ChatError {
  return new ChatError('slow-reader', 'the device does not read, it is to connect again from its cursor', { retryAfterMs: 0 });
}
