import { epoch, idEpochMs, lineage, messageId, partition, type Lineage, type UserId } from '@cecochat/contracts';
import { MemoryLog, MemoryLogReader, MemoryLogWriter } from '@cecochat/kafka';
import type { Routing } from '@cecochat/redis';
import type { AuditEntry } from '@cecochat/runtime';
import { pino } from 'pino';
import { ChatService } from '../../services/messaging/devices/chat-service.ts';
import { Receipts } from '../../services/messaging/devices/receipts.ts';
import { SendPipeline } from '../../services/messaging/devices/send-pipeline.ts';
import { SendingDevices } from '../../services/messaging/devices/sending-devices.ts';
import type { Remembered } from '../../services/messaging/log/claims.ts';
import { Admission } from '../../services/messaging/partitions/admission.ts';
import { PartitionTable } from '../../services/messaging/partitions/partition-table.ts';
import { TailBudget } from '../../services/messaging/partitions/tail.ts';
import { eventually } from './eventually.ts';
import { callerNamed, MemoryConnection } from './memory-connection.ts';

const logger = pino({ enabled: false });

/** A messaging server of one partition, whose log is in memory: its own parts from the edge to the log. */
export class MemoryMessaging {
  remembered: () => Promise<Remembered | undefined> = async () => undefined;
  readonly table: PartitionTable;
  readonly service: ChatService;
  readonly devices = new SendingDevices(60_000, () => 0);
  readonly refusedCodes: string[] = [];
  readonly receiptOutcomes: string[] = [];
  readonly noted: AuditEntry[] = [];
  readonly #log = new MemoryLog(1);
  #id = 0n;

  constructor(connectionsPerServer = 3) {
    const reader = new MemoryLogReader(this.#log);
    void reader.start(1);
    this.table = new PartitionTable({
      name: 'here', bounds: { records: 100, bytes: 1e6, ageMs: 1e6 }, budget: new TailBudget(1e9), leaveMs: 1_000,
      logger, clock: () => 0, onChange: () => undefined,
      observer: { onRecord: () => undefined, onGroupOutcome: () => undefined, onUnreadable: () => undefined, onDeviceFailed: () => undefined, onDeviceEvicted: (user) => void this.noted.push({ event: 'device-evicted', user }) },
      reader,
    });
    const pipeline = new SendPipeline({
      editWindowMs: 60_000,
      blocks: { of: async (pairs) => ({ sinceMs: pairs.map(() => undefined), unknown: 0 }) },
      onUnknownBlocks: () => undefined,
      partitionCount: () => 1, memoryBytes: 1e8, mayMakeIds: () => true, nextId: () => messageId(++this.#id), clock: () => 0, backOffMs: () => 1,
      claim: async (requests) => requests.map(({ sends, lineage: known }) => sends.map(() => ({ kind: 'accepted', id: messageId(++this.#id), lineage: known ?? lineage(1) }))),
      writer: new MemoryLogWriter(({ partition: at, value }) => this.#log.append(at, value)), commandWriter: new MemoryLogWriter(() => 0),
      onBatch: () => undefined, onLimited: () => undefined, onFinished: () => this.service.releaseHeld(), onFailure: () => undefined,
    });
    const receipts = new Receipts({
      partitionCount: () => 1, wallClock: () => idEpochMs, writer: new MemoryLogWriter(({ partition: at, value }) => this.#log.append(at, value)),
      onOutcome: (outcome) => void this.receiptOutcomes.push(outcome), onFailure: () => undefined, backOffMs: () => 1, clock: () => 0,
    });
    const admission = new Admission({ table: this.table, acceptRate: 1_000, refreshRouting: async () => true, clock: () => 0, sleep: async () => undefined });
    this.service = new ChatService({
      table: this.table, admission, devices: this.devices, pipeline, receipts, typing: { take: () => undefined }, watchers: { watch: () => undefined, remove: () => undefined },
      presence: { touch: () => undefined }, logger, clock: () => 0,
      audit: { note: (entry) => void this.noted.push(entry) },
      onRefusedSend: (code) => void this.refusedCodes.push(code),
      remembered: () => this.remembered(),
      freshLineage: () => lineage(5),
      latestLineage: () => Number.MAX_SAFE_INTEGER as Lineage,
      isGenerationKnown: async () => true,
      logEnd: async () => this.#log.rangeOf(0).end,
      limits: { sendsOf: () => ({ charge: () => 0 }), note: () => undefined, connectionsPerServer },
    });
    const routing: Routing = {
      epoch: epoch(1), partitionCount: 1, historyAddress: undefined, handovers: new Map(), drainRate: 500,
      servers: new Map([['here', { address: 'here:1', partitions: [partition(0)] }]]),
    };
    this.table.apply(routing);
  }

  streams() {
    return [...this.table.served()].flatMap((served) => [...served.streams()]);
  }

  connect(user: UserId) {
    const connection = new MemoryConnection(callerNamed(user));
    this.service.accept(connection);
    return connection.device;
  }

  async listen(user: UserId, device = 'phone') {
    const end = this.connect(user);
    end.write({ listen: { device } });
    await eventually(() => {
      if (!end.frames[0]?.ready) throw new Error('the stream is not open');
    });
    return end;
  }
}
