/** A record on its way to a partition. */
export interface OutgoingRecord {
  readonly partition: number;
  readonly value: Buffer;
}

/** Why a record was not written, or not known to be. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
  /**
   * Kafka's name of the error, such as `NOT_ENOUGH_REPLICAS`, or one of `ownCodes`: there is a bounded number of them.
   */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Codes of failures that no broker answers with. */
export const ownCodes = {
  noLeader: 'NO_LEADER',
  noAnswer: 'NO_ANSWER',
  connection: 'CONNECTION',
  timeout: 'TIMEOUT',
  unexpected: 'UNEXPECTED',
} as const;

/** The outcome of one record. */
export type WriteOutcome =
  | { readonly kind: 'written'; readonly offset: number }
  /** It may have been written, or not; a later attempt can succeed. */
  | { readonly kind: 'retriable'; readonly error: WriteError }
  /** It was not written, and never will be as it is. */
  | { readonly kind: 'refused'; readonly error: WriteError };

/** Errors by which Kafka refuses records for good. All others pass by themselves, or may. */
const refusals = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_TOPIC_EXCEPTION',
  'INVALID_REQUIRED_ACKS',
  'TOPIC_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'INVALID_TIMESTAMP',
  'UNSUPPORTED_FOR_MESSAGE_FORMAT',
  'UNSUPPORTED_COMPRESSION_TYPE',
  'POLICY_VIOLATION',
  'INVALID_RECORD',
]);

/** Refusals of a whole topic, which no other choice of records avoids. */
const refusalsOfTopic = new Set([
  'INVALID_TOPIC_EXCEPTION',
  'INVALID_REQUIRED_ACKS',
  'TOPIC_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'UNSUPPORTED_COMPRESSION_TYPE',
]);

export const isRefusal = (error: WriteError): boolean => refusals.has(error.code);
export const isRefusalOfTopic = (error: WriteError): boolean => refusalsOfTopic.has(error.code);

/**
 * Writes records to the partitions of one topic, acks=all. One call is one attempt: the caller decides when to retry.
 *
 * The records of a call for a partition are written in their order and without a gap: when a record is `retriable`, so
 * are those after it in the same partition, and none of them was written in front of it. A caller keeps the order of a
 * partition by having one call for it in flight at a time.
 */
export interface LogWriter {
  /** Rejects when Kafka cannot be reached. */
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  /**
   * The broker that leads a partition, as far as it is known: partitions that have the same one are written in one
   * request.
   */
  leaderOf(partition: number): number | undefined;
  /**
   * The outcome of each record, in the order of the records; never rejects. With `apart` the request has a connection
   * of its own: a
   * broker answers the requests of a connection one after the other, and waits for the slowest partition of each.
   */
  write(records: readonly OutgoingRecord[], apart?: boolean): Promise<readonly WriteOutcome[]>;
}
