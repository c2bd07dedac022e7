import { hash } from 'node:crypto';
import { noDigest } from '@cecochat/cassandra';

/** Distinguishes records: the digest of the record just before a watermark is stored with the watermark. */
export function digestOf(value: Buffer | null): bigint {
  const digest = hash('sha256', value ?? '', 'buffer').readBigInt64BE();
  return digest === noDigest ? 1n : digest;
}
