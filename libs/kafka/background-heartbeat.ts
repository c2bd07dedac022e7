import type ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';

/** Whether the error is the group's answer from a broker, as opposed to no answer. */
const isAnswer = (error: unknown): boolean =>
  Error.isError(error) &&
  error.name === 'KafkaJSProtocolError' &&
  !movedTypes.has((error as { type?: string }).type ?? '');
/** The group is with another coordinator, or will be soon. */
const movedTypes = new Set(['NOT_COORDINATOR_FOR_GROUP', 'GROUP_COORDINATOR_NOT_AVAILABLE', 'GROUP_LOAD_IN_PROGRESS']);

/** The heartbeat of one group in flight, and the failure of the last one, which its members have to handle. */
interface Pulse {
  beating: boolean;
  failure: unknown;
}

const pulses = new WeakMap<ConsumerGroup, Pulse>();

/**
 * Runs the heartbeats of consumers beside fetching. The next call throws an error of the coordinator, as before. When a
 * coordinator does not answer, the group finds its coordinator again: the next one has the group and its members, so
 * that no member has to rejoin.
 */
export function beatInBackground(group: typeof ConsumerGroup): void {
  const beat = group.prototype.heartbeat;
  group.prototype.heartbeat = function heartbeat(options) {
    const pulse = pulses.get(this) ?? { beating: false, failure: undefined };
    pulses.set(this, pulse);
    const { failure } = pulse;
    pulse.failure = undefined;
    if (failure !== undefined) return Promise.reject(failure as Error);
    if (!pulse.beating) {
      pulse.beating = true;
      void beatOnce(this, pulse, () => beat.call(this, options)).finally(() => (pulse.beating = false));
    }
    return Promise.resolve();
  };
}

async function beatOnce(group: ConsumerGroup, pulse: Pulse, beat: () => Promise<void>): Promise<void> {
  const { generationId, memberId } = group;
  try {
    await beat();
  } catch (error) {
    // It was about a membership that is over.
    if (group.generationId !== generationId || group.memberId !== memberId) return;
    if (isAnswer(error)) pulse.failure = error;
    else await findCoordinator(group).catch(() => undefined); // The next call tries again.
  }
}

async function findCoordinator(group: ConsumerGroup): Promise<void> {
  const found = await group.cluster.findGroupCoordinator({ groupId: group.groupId });
  group.coordinator = found;
  if (group.offsetManager !== null) group.offsetManager.coordinator = found;
}
