import {
  encodeDelivery, encodeRecord, encodeTextEvent, lineage, messageId, offset, sequence, userId,
} from '@cecochat/contracts';
import type { DeviceSpec } from '../../load/index.ts';

const text = 'x'.repeat(100);
/** As large as those of today are. */
const firstId = 2n ** 57n;

/**
 * Pure: a record from each user to the receiver of theirs, and the frames that their devices get, both in base64. A
 * server makes
 * the one from the other; the reference gets it made.
 */
export function buildRecords(devices: readonly DeviceSpec[]): {
  readonly records: readonly string[];
  readonly frames: readonly string[];
} {
  const senders = new Map(devices.map((device) => [device.user, device]));
  const events = [...senders.values()].map(({ user, receiver, device }, index) =>
    encodeTextEvent({
      messageId: messageId(firstId + BigInt(index)),
      sender: userId(BigInt(user)),
      device,
      lineage: lineage(1),
      sequence: sequence(index + 1),
      receiver: userId(BigInt(receiver)),
      text,
    }),
  );
  return {
    records: events.map((event) => encodeRecord(event).toString('base64')),
    frames: events.map((event, index) => encodeDelivery(offset(index), event).toString('base64')),
  };
}
