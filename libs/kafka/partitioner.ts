import type { ICustomPartitioner } from 'kafkajs';

/** Every record names its partition: nothing is left to choose. */
export const explicitPartition: ICustomPartitioner =
  () =>
  ({ message }) => {
    if (message.partition === undefined) throw new Error('a record names its partition');
    return message.partition;
  };
