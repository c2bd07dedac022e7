import { partition, type GroupId, type Partition, type UserId } from '@cecochat/contracts';

const fnvOffsetBasis = 0x811c9dc5;
const fnvPrime = 0x01000193;

/**
 * Where a user lives, and in its own topic a group: FNV-1a (32 bits) of the id's 8 bytes, little-endian, modulo the
 * number of partitions.
 */
export function partitionOf(user: UserId | GroupId, partitionCount: number): Partition {
  let hash = fnvOffsetBasis;
  const mix = (half: number) => {
    for (let shift = 0; shift < 32; shift += 8) hash = Math.imul(hash ^ ((half >>> shift) & 0xff), fnvPrime);
  };
  mix(Number(user & 0xffffffffn));
  mix(Number((user >> 32n) & 0xffffffffn));
  return partition((hash >>> 0) % partitionCount);
}
