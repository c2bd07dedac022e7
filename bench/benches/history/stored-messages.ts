import { inboxBucket, inboxBucketRow, inboxRow, noDigest, watermarkRow, type Row } from '@cecochat/cassandra';
import {
  encodeTextEvent, lineage, messageId, offset, partition, sequence, userId, type UserId,
} from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';

/** What is stored: always the same for the same numbers. */
export interface Archive {
  readonly messages: number;
  readonly users: number;
  readonly partitions: number;
}

const wordsOfText = 6;

/** Pure: a pseudo-random number 0 <= n < below, the same for the same seeds: the finalizer of MurmurHash3. */
export function scatter(seed: number, salt: number, below: number): number {
  let hash = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return Math.floor((((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296) * below);
}

export const userAt = (place: number): UserId => userId(place + 1);

/**
 * Pure: the rows of the inboxes, in which each message is once for each of its two users, and last the watermarks. Rows
 * of dialogs are left out: this bench does not read them.
 */
export function* archiveRows(archive: Archive): Generator<Row, undefined> {
  const next = new Array<number>(archive.partitions).fill(0);
  const known = new Set<string>();
  for (let message = 0; message < archive.messages; message++) {
    const [sender, receiver] = participantsOf(archive, message);
    const event = encodeTextEvent({
      messageId: messageId(BigInt(message + 1) << 22n),
      sender,
      receiver,
      device: 'phone',
      lineage: lineage(1),
      sequence: sequence(message + 1),
      text: textOf(message),
    });
    for (const of of homesOf(archive, message)) {
      const at = offset(next[of] ?? 0);
      next[of] = at + 1;
      for (const user of new Set([sender, receiver])) {
        if (partitionOf(user, archive.partitions) !== of) continue;
        yield inboxRow(user, at, event);
        const bucket = `${user}/${inboxBucket(at)}`;
        if (!known.has(bucket)) yield inboxBucketRow(user, at);
        known.add(bucket);
      }
    }
  }
  for (const [of, end] of next.entries())
    yield watermarkRow(partition(of), { next: offset(end), lastDigest: noDigest });
}

/** Some forty letters, of which no two messages have many in common: what compresses too well is read too fast. */
const textOf = (message: number): string =>
  Array.from({ length: wordsOfText }, (_, word) => scatter(message, 2 + word, 2 ** 32).toString(36)).join(' ');

function participantsOf({ users }: Archive, message: number): readonly [sender: UserId, receiver: UserId] {
  return [userAt(scatter(message, 0, users)), userAt(scatter(message, 1, users))];
}

/** The partitions that get a record of a message. */
function homesOf(archive: Archive, message: number): Set<number> {
  return new Set(participantsOf(archive, message).map((user) => partitionOf(user, archive.partitions)));
}
