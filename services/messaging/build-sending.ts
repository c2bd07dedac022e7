import { backOffMs, type BackOff } from '@cecochat/contracts';
import type { WriteError } from '@cecochat/kafka';
import type { Logger } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import type { Config } from './config.ts';
import { Receipts } from './devices/receipts.ts';
import { SendPipeline, type PipelineParts } from './devices/send-pipeline.ts';
import type { PendingSend } from './devices/sending-device.ts';
import { Claims } from './log/claims.ts';
import type { GeneratorLease } from './log/generator-lease.ts';
import type { MessageIds } from './log/message-ids.ts';
import type { MessageLog } from './log/message-log.ts';
import type { Metrics } from './metrics.ts';
import { monotonic } from './monotonic.ts';
import type { PartitionTable } from './partitions/partition-table.ts';

/** Pauses before a partition is written again. */
const writeBackOff: BackOff = { baseMs: 20, capMs: 1_000 };

interface ClaimsContext {
  readonly redis: Redis;
  readonly ids: MessageIds;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** What devices have sent, as Redis keeps it. */
export function buildClaims(config: Config, { redis, ids, clock, metrics, logger }: ClaimsContext): Claims {
  return new Claims({
    redis,
    expiryMs: config.DEDUPE_SECONDS * 1000,
    ids,
    clock,
    onBad: (device, what) => {
      metrics.badWindows.inc();
      const message =
        what === 'ahead'
          ? 'redis held a message id of a device from a clock that was ahead, not used any more'
          : 'what redis held of the sends of a device cannot be understood, dropped';
      logger.warn({ device }, message);
    },
  });
}

interface PipelineContext extends Pick<PipelineParts, 'editWindowMs' | 'blocks'> {
  readonly memoryBytes: number;
  readonly table: PartitionTable;
  readonly claims: Claims;
  readonly ids: MessageIds;
  readonly lease: GeneratorLease;
  readonly writer: MessageLog['writer'];
  readonly commandWriter: MessageLog['commandWriter'];
  readonly metrics: Metrics;
  readonly counts: { sends: number };
  readonly logger: Logger;
  readonly onLimited: () => void;
  readonly onFinished: () => void;
}

/** The way of sends into the log. */
export function buildPipeline({
  editWindowMs, blocks, memoryBytes, table, claims, ids, lease, writer, commandWriter, metrics, counts, logger,
  onLimited, onFinished,
}: PipelineContext): SendPipeline {
  const warnings = new WriteWarnings(logger, monotonic);
  return new SendPipeline({
    editWindowMs,
    blocks,
    onUnknownBlocks: (sends) => metrics.sendsWithoutBlocks.inc(sends),
    partitionCount: () => table.partitionCount,
    memoryBytes,
    claim: (requests) => claims.claim(requests),
    mayMakeIds: () => lease.isHeld,
    nextId: () => ids.next(),
    writer,
    commandWriter,
    onBatch: (sends, withRedis) => {
      if (!withRedis) metrics.sendsWithoutRedis.inc(sends);
    },
    onFailure: (error, partition) => {
      metrics.produceFailures.inc({ error: error.code });
      warnings.failed(error, partition);
    },
    onLimited,
    onFinished: (pending, acknowledged) => {
      observeFinished({ metrics, counts }, pending, acknowledged);
      onFinished();
    },
    backOffMs: (failures) => backOffMs(writeBackOff, failures, Math.random()),
    clock: monotonic,
  });
}

/** The way of receipts into the log. */
export function buildReceipts(
  { table, writer, metrics, logger }: Pick<PipelineContext, 'table' | 'writer' | 'metrics' | 'logger'>,
  wallClock: () => number,
): Receipts {
  const warnings = new WriteWarnings(logger, monotonic);
  return new Receipts({
    partitionCount: () => table.partitionCount,
    wallClock,
    writer,
    onOutcome: (outcome) => metrics.receipts.inc({ outcome }),
    onFailure: (error, partition) => {
      metrics.produceFailures.inc({ error: error.code });
      warnings.failed(error, partition);
    },
    backOffMs: (failures) => backOffMs(writeBackOff, failures, Math.random()),
    clock: monotonic,
  });
}

function observeFinished(
  to: { metrics: Metrics; counts: { sends: number } },
  pending: PendingSend,
  acknowledged: boolean,
): void {
  if (!acknowledged) return;
  const { metrics, counts } = to;
  counts.sends++;
  metrics.sends.inc();
  metrics.ackSeconds.observe((monotonic() - pending.receivedMs) / 1000);
}

/** Between two lines about one error. */
const pauseMs = 10_000;

/** Logs what keeps records from being written: each error at once, and then with what came of it meanwhile. */
class WriteWarnings {
  readonly #logger: Pick<Logger, 'warn'>;
  readonly #clock: () => number;
  readonly #seen = new Map<string, { loggedMs: number; failures: number }>();

  /** `clock` gives milliseconds. */
  constructor(logger: Pick<Logger, 'warn'>, clock: () => number) {
    this.#logger = logger;
    this.#clock = clock;
  }

  failed(error: WriteError, partition: number): void {
    const nowMs = this.#clock();
    const seen = this.#seen.get(error.code) ?? { loggedMs: -Infinity, failures: 0 };
    this.#seen.set(error.code, seen);
    seen.failures++;
    if (nowMs - seen.loggedMs < pauseMs) return;
    this.#logger.warn(
      { error: error.code, reason: error.message, partition, failures: seen.failures },
      'kafka did not take records',
    );
    seen.loggedMs = nowMs;
    seen.failures = 0;
  }
}
