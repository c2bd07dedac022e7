import { ChatError, encodeEventRecord, type UserId } from '@cecochat/contracts';
import type { LogWriter, WriteError } from '@cecochat/kafka';
import { partitionOf } from '@cecochat/partitioning';
import type { BlockReader } from '@cecochat/redis';
import { checkSend } from './parse-send.ts';
import { Claiming, type ClaimingParts } from './claiming.ts';
import type { Claim, Claimed } from '../log/device-window.ts';
import type { GroupOutcome } from '../partitions/delivered-record.ts';
import { GroupCommands } from './group-commands.ts';
import { HeldSends } from './held-sends.ts';
import { SendBacklog } from './send-backlog.ts';
import { SendTurns } from './send-turns.ts';
import { refusal, type PendingSend, type SendingDevice } from './sending-device.ts';
import { WriteQueue, type WriteQueueParts } from '../log/write-queue.ts';

export interface PipelineParts
  extends Omit<WriteQueueParts<PendingSend>, 'onRoom' | 'onWritten' | 'onRefused'>, ClaimingParts {
  /** Of the commands for groups. */
  readonly commandWriter: Pick<LogWriter, 'leaderOf' | 'write'>;
  readonly partitionCount: () => number;
  /** How long after a message its text can be replaced. */
  readonly editWindowMs: number;
  readonly blocks: Pick<BlockReader, 'of'>;
  /** So many sends are taken although it is not known whether their receivers block their senders. */
  readonly onUnknownBlocks: (sends: number) => void;
  /** Whether no other server can make the same ids. */
  readonly mayMakeIds: () => boolean;
  /** What waiting sends and tails may hold together. */
  readonly memoryBytes: number;
  /** A send was refused because too many wait. */
  readonly onLimited: () => void;
  /** Called for each send that is answered. */
  readonly onFinished: (pending: PendingSend, acknowledged: boolean) => void;
}

/**
 * A batch is claimed when a request to Kafka has ended, so that it has what gathered meanwhile; at the latest after
 * this.
 */
const maxTurnMs = 10;
const retryAfterMs = 1_000;

/**
 * Takes the sends of all devices through claim, receiver's record, sender's record, ack. Users have their turns one
 * after the other, see SendTurns.
 *
 * The receiver's record of a send is in the log before the sender's record is written: a device that finds its own send
 * in its own log need not send it again, as the receiver has it too. A record that both participants share counts as
 * the sender's. Records of a device are queued in the order of its sends in every partition.
 *
 * A send to a group is a command for the service `groups`, and is finished by the record that has its outcome: see
 * GroupCommands.
 *
 * A partition that does not accept records delays the sends that need it, and later sends of the same devices. The
 * pipeline holds these sends back before it writes any record of them, except one that probes whether the partition has
 * recovered. Sends that wait too long fail with `unavailable`, together with all later sends of the device, so that a
 * resend is never overtaken.
 */
export class SendPipeline {
  readonly #parts: PipelineParts;
  readonly #claiming: Claiming;
  readonly #writes: WriteQueue<PendingSend>;
  readonly #commands: GroupCommands;
  readonly #held: HeldSends;
  readonly #backlog: SendBacklog;
  readonly #turns: SendTurns<PendingSend>;
  #draining = false;
  #releasing = false;

  constructor(parts: PipelineParts) {
    this.#parts = parts;
    this.#backlog = new SendBacklog({ ...parts, onLate: (oldest) => this.#giveBack(oldest) });
    this.#claiming = new Claiming(parts);
    this.#writes = new WriteQueue({
      ...parts,
      onWritten: (pending) => this.#written(pending),
      onRefused: (pending, error) => this.#refuseForGood(pending, error),
      onRoom: () => this.#release(),
    });
    this.#commands = new GroupCommands({
      ...parts, writer: parts.commandWriter,
      onRefused: (pending, error) => this.#refuseForGood(pending, error),
    });
    this.#held = new HeldSends(this.#writes);
    this.#turns = new SendTurns<PendingSend>({
      laneOf: ({ device }) => device.lane,
      run: async (sends) => {
        await this.#accept(sends);
        await this.#writes.turn(maxTurnMs);
      },
      clock: parts.clock,
    });
  }

  get queuedSends(): number {
    return this.#backlog.sends;
  }

  /** Memory of the sends that wait. */
  get queuedBytes(): number {
    return this.#backlog.bytes;
  }

  /** Whether the sends that wait exceed the bound at which reading of streams stops. */
  get isFull(): boolean {
    return this.#backlog.isFull;
  }

  /** Whether streams that were not read may be read again. */
  get hasRoom(): boolean {
    return this.#backlog.hasRoom;
  }

  /** The reason why most sends cannot be written, in words. */
  get trouble(): string | undefined {
    return this.#writes.trouble ?? this.#commands.trouble;
  }

  push(pending: PendingSend): void {
    const { device, send } = pending;
    const count = this.#parts.partitionCount();
    // The records of a send to a group are not written here.
    pending.home = send.group === undefined ? partitionOf(device.user, count) : noPartition;
    pending.away = send.group === undefined ? partitionOf(send.receiver, count) : noPartition;
    this.#backlog.add(pending);
    if (this.#draining)
      this.#refuse(pending, new ChatError('unavailable', 'the server is stopping', { retryAfterMs: 0 }));
    else if (this.#backlog.isOver) this.#refuseForLimit(pending);
    else if (!this.#held.mustWait(pending)) this.#enqueue(pending);
    else if (!this.#held.hold(pending)) this.#giveBack(pending);
  }

  /** Takes nothing new and finishes what is queued, at most until the signal aborts; sends left then get no answer. */
  async drain(deadline: AbortSignal): Promise<void> {
    this.#draining = true;
    await this.#backlog.emptied(deadline);
    this.#writes.stop();
    this.#commands.stop();
    this.#turns.clear();
  }

  #enqueue(pending: PendingSend): void {
    pending.stage = 'queued';
    this.#turns.push(pending);
  }

  async #accept(sends: readonly PendingSend[]): Promise<void> {
    if (sends.length === 0) return;
    if (!this.#parts.mayMakeIds()) {
      for (const pending of sends) if (pending.stage === 'queued') this.#giveBack(pending, withoutIds());
      return;
    }
    const pairs = sends.map(({ send: { receiver }, device: { user: sender } }) => ({ receiver, sender }));
    const [claims, blocked] = await Promise.all([this.#claiming.claim(sends), this.#parts.blocks.of(pairs)]);
    if (blocked.unknown > 0) this.#parts.onUnknownBlocks(blocked.unknown);
    sends.forEach((pending, index) => {
      this.#takeClaim(pending, claims[index] ?? this.#claiming.alone(pending), blocked.sinceMs[index]);
    });
  }

  #takeClaim(pending: PendingSend, claim: Claim, blockedSinceMs: number | undefined): void {
    const { device, send } = pending;
    if (pending.stage !== 'queued') {
      device.window.reopen(send); // It was given back meanwhile.
      return;
    }
    if (!('id' in claim)) {
      this.#refuse(pending, refusal(claim));
      return;
    }
    device.window.record(send, claim);
    pending.stage = 'accepted';
    pending.id = claim.id;
    if (!this.#isAllowed(pending, claim, blockedSinceMs)) return;
    if (send.group !== undefined) this.#command(pending, claim);
    else this.#writeDialog(pending, claim, send.receiver);
  }

  /** Refuses a send that is not. */
  #isAllowed(pending: PendingSend, { id }: Claimed, blockedSinceMs: number | undefined): boolean {
    try {
      checkSend(pending.send, {
        sender: pending.device.user, id, editWindowMs: this.#parts.editWindowMs, blockedSinceMs,
      });
      return true;
    } catch (error) {
      this.#refuse(pending, ChatError.from(error));
      this.#writeSenders(pending.device);
      return false;
    }
  }

  /** The outcome of the send comes by `decided`. The device's sends of dialogs need not wait for that. */
  #command(pending: PendingSend, claim: Claimed): void {
    pending.receiverHasIt = true;
    this.#commands.append(pending, claim);
    this.#writeSenders(pending.device);
  }

  /** The service `groups` has decided a send, of this server or of another one. */
  decided({ send, result }: GroupOutcome): void {
    const pending = this.#commands.find(send);
    if (pending === undefined) return;
    if (result.kind === 'accepted') this.#acknowledge(pending);
    else this.#refuse(pending, result.error);
  }

  #writeDialog(pending: PendingSend, { id, lineage }: Claimed, receiver: UserId): void {
    const { device, send: { sequence, content } } = pending;
    const envelope = { messageId: id, sender: device.user, device: device.name, lineage, sequence, receiver };
    pending.value = encodeEventRecord(envelope, content);
    pending.receiverHasIt = pending.home === pending.away;
    if (pending.receiverHasIt) this.#writeSenders(device);
    else this.#append(pending, pending.away);
  }

  /** Writes the sender's records of the device that may be written now, in the order of its sends. */
  #writeSenders({ flow }: SendingDevice): void {
    for (let next = flow.takeNext(); next !== undefined; next = flow.takeNext()) {
      if (next.send.group === undefined) this.#append(next, next.home);
    }
  }

  #append(pending: PendingSend, partition: number): void {
    pending.partition = partition;
    this.#writes.append(pending);
  }

  #written(pending: PendingSend): void {
    if (!pending.receiverHasIt) {
      pending.receiverHasIt = true;
      this.#writeSenders(pending.device);
      return;
    }
    this.#acknowledge(pending);
  }

  #acknowledge(pending: PendingSend): void {
    this.#finish(pending);
    this.#parts.onFinished(pending, true);
    if (pending.id !== undefined) pending.acknowledge(pending.id);
  }

  /**
   * Kafka will never take a record of the send. When that is the sender's, the settings of Kafka changed after the
   * receiver's was written.
   */
  #refuseForGood(pending: PendingSend, error: WriteError): void {
    const given = pending.home !== pending.away && pending.receiverHasIt ? ', the receiver has it' : '';
    const message = `the log refuses the message${given}: ${error.message} (${error.code})`;
    this.#refuse(pending, new ChatError('log-refused', message, { field: 'send', cause: error }));
    this.#writeSenders(pending.device);
  }

  #refuse(pending: PendingSend, error: ChatError): void {
    this.#finish(pending);
    pending.device.window.reopen(pending.send); // Else a resend would be acknowledged.
    this.#parts.onFinished(pending, false);
    pending.refuse(error);
  }

  #refuseForLimit(pending: PendingSend): void {
    this.#parts.onLimited();
    const message = `limits.server.waitingSends: sends that wait may hold ${this.#backlog.maxBytes} bytes`;
    this.#refuse(pending, new ChatError('overloaded', message, { field: 'limits.server.waitingSends', retryAfterMs }));
  }

  /** Refuses the send and all later ones of its device: they come again, in their order. */
  #giveBack(pending: PendingSend, error = this.#notTaken(pending)): void {
    for (const each of pending.device.flow.from(pending)) {
      if (each.send.group === undefined) this.#writes.abandon(each);
      this.#refuse(each, error);
    }
  }

  #notTaken({ home, away, send }: PendingSend): ChatError {
    if (send.group !== undefined)
      return new ChatError('unavailable', 'the send to the group is not decided yet', { retryAfterMs });
    return new ChatError(
      'unavailable',
      `the log does not take records of partition ${this.#writes.isSick(home) ? home : away} now`,
      { retryAfterMs },
    );
  }

  #finish(pending: PendingSend): void {
    if (pending.stage === 'held') this.#held.leave(pending);
    if (pending.undecidedAs !== undefined) this.#commands.remove(pending);
    pending.stage = 'done';
    this.#turns.finished(pending);
    this.#backlog.remove(pending);
  }

  #release(): void {
    if (this.#releasing) return;
    this.#releasing = true;
    queueMicrotask(() => {
      this.#releasing = false;
      for (const pending of this.#held.release()) this.#enqueue(pending);
    });
  }
}

const noPartition = -1;

function withoutIds(): ChatError {
  return new ChatError('unavailable', 'the lease of message ids is over, as redis has not answered for too long', {
    retryAfterMs,
  });
}
