import { askBroker, int32, kafkaString } from './kafka-request.ts';

const apiKey = 43;
const timeoutMs = 10_000;
/** The partition has the leader that it is to have. */
const electionNotNeeded = 84;

/** Lets the first replica of each partition lead, by a request that kafkajs does not have: ElectLeaders, version 0. */
export async function electPreferredLeaders(broker: string, topic: string, partitions: readonly number[]): Promise<void> {
  const named = [int32(1), kafkaString(topic), int32(partitions.length), ...partitions.map(int32)];
  const response = await askBroker(broker, apiKey, Buffer.concat([...named, int32(timeoutMs)]));
  for (const { partition, code } of readOutcomes(response)) {
    if (code !== 0 && code !== electionNotNeeded) throw new Error(`no election for partition ${partition} of ${topic}: Kafka's error ${code}`);
  }
}

function readOutcomes(response: Buffer): { readonly partition: number; readonly code: number }[] {
  const outcomes: { partition: number; code: number }[] = [];
  let at = 4; // Throttle.
  const take = (bytes: 2 | 4) => {
    at += bytes;
    return bytes === 2 ? response.readInt16BE(at - 2) : response.readInt32BE(at - 4);
  };
  const skipString = () => {
    const length = take(2); // -1 when there is none.
    at += Math.max(0, length);
  };
  for (let topics = take(4); topics > 0; topics--) {
    skipString();
    for (let count = take(4); count > 0; count--) {
      outcomes.push({ partition: take(4), code: take(2) });
      skipString(); // Why.
    }
  }
  return outcomes;
}
