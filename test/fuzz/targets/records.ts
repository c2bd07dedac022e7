import { projections } from '@cecochat/cassandra';
import { ChatError, encodeTextEvent, encodeRecord, lineage, messageId, messagingService, offset, partition, sequence, userId, type UserId } from '@cecochat/contracts';
import fc from 'fast-check';
import { decodeCommand } from '../../../services/groups/commands.ts';
import { applyCommand, type Group } from '../../../services/groups/machine/index.ts';
import { planBatch } from '../../../services/materialize/plan-batch.ts';
import { ServedPartition, type OpenDevice } from '../../../services/messaging/partitions/served-partition.ts';
import { TailBudget } from '../../../services/messaging/partitions/tail.ts';
import { callerNamed } from '../../support/memory-connection.ts';
import { isReason } from '../is-reason.ts';
import { bytesOf, loadContracts } from '../messages.ts';
import { hostile } from '../mutations.ts';
import type { Target } from '../target.ts';

interface Input {
  readonly topic: 'messages' | 'groups';
  readonly values: readonly (Buffer | null)[];
}

/** Users that generated records name most: with one partition all of them live in it. */
const users = [1n, 2n, 3n].map(userId);
const tailRecords = 200;

/** Values of records in the topics of messages and of commands, as all of their readers take them. */
export function openRecords(): Target<Input> {
  const root = loadContracts();
  const ofType = (name: string) => hostile(bytesOf(root.lookupType(`cecochat.v1.${name}`)));
  const text = fc.constant(encodeRecord(encodeTextEvent({
    messageId: messageId(9), sender: userId(1), device: 'phone', lineage: lineage(1), sequence: sequence(1), receiver: userId(2), text: 'hello',
  })));
  const values = (value: fc.Arbitrary<Buffer>) => fc.array(fc.oneof({ weight: 30, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) }), { minLength: 1, maxLength: 5 });
  const messages = values(fc.oneof(ofType('Record'), hostile(text)));
  const server = new Served();
  return {
    inputs: fc.oneof(
      messages.map((each): Input => ({ topic: 'messages', values: each })),
      values(ofType('GroupCommand')).map((each): Input => ({ topic: 'groups', values: each })),
    ),
    run: (input) => {
      if (input.topic === 'groups') return applyAll(input.values);
      server.take(input.values);
      materialize(input.values);
    },
    settle: async () => server.check(),
  };
}

/** A partition of a messaging server with a device of each user. */
class Served {
  readonly #partition: ServedPartition;
  #next = 0;
  #failure: unknown;

  constructor() {
    this.#partition = new ServedPartition({
      partition: partition(0), bounds: { records: tailRecords, bytes: 1e6, ageMs: 1e6 }, budget: new TailBudget(1e9), clock: () => 0,
      onEmpty: () => undefined, onLost: () => undefined,
      observer: {
        onRecord: () => undefined, onGroupOutcome: ({ result }) => this.#note(result.kind === 'refused' && !(result.error instanceof ChatError) ? 'a refusal without a code' : undefined),
        onUnreadable: (_partition, _at, reason) => this.#note(reason === '' ? 'unreadable for no reason' : undefined), onDeviceFailed: (_partition, error) => this.#note(error),
      },
    }, offset(0), offset(0));
    for (const user of users) this.#partition.add(readingDevice(user));
  }

  take(values: readonly (Buffer | null)[]): void {
    this.#partition.take(values.map((value) => ({ offset: this.#next++, value })));
    this.check();
    if (this.#partition.next !== this.#next) throw new Error(`the tail ends at ${this.#partition.next} instead of ${this.#next}`);
  }

  check(): void {
    if (this.#failure !== undefined) throw new Error('a record harms a device or has no reason', { cause: this.#failure });
    if (this.#partition.connections !== users.length) throw new Error('a record has disconnected a device');
  }

  #note(failure: unknown): void {
    this.#failure ??= failure;
  }
}

/** A device that decodes what it gets. */
function readingDevice(user: UserId): OpenDevice {
  return {
    user, device: 'phone', caller: callerNamed(user), activeMs: 0, activity: 'active', waitingFrames: 0,
    deliver: (at, frame) => {
      const { delivery, receipt } = messagingService.chat.responseDeserialize(frame);
      const of = delivery?.offset ?? receipt?.offset;
      if (Number(of) !== at) throw new Error(`the frame of ${at} has offset ${String(of)}`);
    },
    notify: () => true, tellProgress: () => undefined, tellMoved: () => undefined, stuckMs: () => 0, answers: async () => true, close: () => undefined,
  };
}

const takers = projections.map((projection) => ({ projection, from: 0 }));

/** History takes every record, or names the reason why it is a dead letter. */
function materialize(values: readonly (Buffer | null)[]): void {
  const records = values.map((value, index) => ({ offset: String(index), value }));
  const { parts, rejected } = planBatch(records, { partition: partition(0), partitionCount: 1, generation: 0, takers, isKnownBucket: () => false });
  for (const { failure } of parts) if (failure !== undefined) throw failure;
  for (const { detail } of rejected) if (detail === '') throw new Error('a dead letter without a reason');
}

/** Commands of one group: of some nothing comes, and none breaks the machine. */
function applyAll(values: readonly (Buffer | null)[]): void {
  let group: Group | undefined;
  for (const [index, value] of values.entries()) {
    const command = decoded(value ?? Buffer.alloc(0));
    if (command !== undefined) ({ group } = applyCommand(group, command, { position: index + 1, timeMs: index }));
  }
}

function decoded(value: Buffer) {
  try {
    return decodeCommand(value).command;
  } catch (error) {
    if (!isReason(error)) throw error;
    return undefined;
  }
}
