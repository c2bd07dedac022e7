/** A record on its way to a partition. */
export interface OutgoingRecord {
  readonly partition: number;
  readonly value: Buffer;
}

/** Lengths, offset and timestamp of a record in its batch, rounded up. */
const recordOverheadBytes = 48;

/**
 * The records in their order, cut into requests with at most `maxBytes` for each partition: what a request holds for a
 * partition is one batch to Kafka, and one that is too large is never taken. A record that is larger by itself comes alone.
 */
export function* cutIntoRequests(records: readonly OutgoingRecord[], maxBytes: number): Generator<OutgoingRecord[]> {
  let request: OutgoingRecord[] = [];
  let filled = new Map<number, number>();
  for (const record of records) {
    const bytes = record.value.length + recordOverheadBytes;
    const before = filled.get(record.partition) ?? 0;
    if (before > 0 && before + bytes > maxBytes) {
      yield request;
      request = [];
      filled = new Map();
    }
    request.push(record);
    filled.set(record.partition, (filled.get(record.partition) ?? 0) + bytes);
  }
  if (request.length > 0) yield request;
}
