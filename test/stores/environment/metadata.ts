import { askBroker, int32, kafkaString } from './kafka-request.ts';

const metadataKey = 3;

export interface PartitionState {
  readonly partition: number;
  /** Broker; -1 when none leads. */
  readonly leader: number;
  readonly replicas: readonly number[];
  readonly inSync: readonly number[];
}

/** A topic's partitions as one broker reports them. kafkajs fails where one has no leader. Version 0 of the request. */
export async function readPartitions(broker: string, topic: string): Promise<readonly PartitionState[]> {
  const response = await askBroker(broker, metadataKey, Buffer.concat([int32(1), kafkaString(topic)]));
  let at = 0;
  const int16 = () => response.readInt16BE((at += 2) - 2);
  const int32Of = () => response.readInt32BE((at += 4) - 4);
  const skipString = () => {
    const length = int16();
    at += Math.max(0, length);
  };
  const list = <T>(read: () => T): T[] => Array.from({ length: int32Of() }, read);
  list(() => {
    int32Of(); // Id of a broker.
    skipString();
    int32Of(); // Its port.
  });
  const topics = list(() => {
    int16();
    skipString();
    return list(() => {
      int16(); // Whether it has a leader.
      return { partition: int32Of(), leader: int32Of(), replicas: list(int32Of), inSync: list(int32Of) };
    });
  });
  return topics.flat().sort((a, b) => a.partition - b.partition);
}
