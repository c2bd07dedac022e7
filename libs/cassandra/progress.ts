import { partition, type Partition } from '@cecochat/contracts';
import type { Client, types } from 'cassandra-driver';
import { profiles } from './connect-cassandra.ts';
import { storeError } from './failures.ts';
import { HistoryReader, readWatermarkOf, type ReadWatermark } from './history-reader.ts';
import {
  gapRow, historyProjection, noDigest, passedGapRow, progressRow, watermarkRow, type Gap, type GapNotice,
  type Row, type Watermark,
} from './rows.ts';

const insertWatermark =
  'INSERT INTO projection_watermarks (kafka_partition, projection, next_position, last_digest) VALUES (?, ?, ?, ?) ' +
  'USING TIMESTAMP ?';
const insertPassedGap =
  'INSERT INTO projection_watermarks (kafka_partition, projection, next_position, last_digest, gaps_before) VALUES ' +
  '(?, ?, ?, ?, ?) USING TIMESTAMP ?';
const insertGap =
  'INSERT INTO projection_gaps (kafka_partition, projection, from_position, to_position, noticed_at) VALUES (?, ?, ' +
  '?, ?, ?)';
const selectWatermarks =
  'SELECT kafka_partition, projection, next_position, last_digest, gaps_before FROM projection_watermarks';

/** Rows of the progress of one projection. */
export interface ProgressRows {
  readonly watermark: (partition: Partition, watermark: Watermark) => Row;
  readonly gap: (partition: Partition, gap: Gap, notice: GapNotice) => Row;
  /** The watermark behind a gap that is recorded. */
  readonly passedGap: (partition: Partition, gap: Gap) => Row;
}

/**
 * The progress of the projection `history` stays in the tables that the history service has always read, so that
 * processes of an earlier version continue during an upgrade.
 */
export function progressRows(projection: string): ProgressRows {
  if (projection === historyProjection) return { watermark: watermarkRow, gap: gapRow, passedGap: passedGapRow };
  return {
    watermark: (of, { next, lastDigest }) =>
      progressRow(of, insertWatermark, [projection, BigInt(next), lastDigest, BigInt(next) + 1n]),
    gap: (of, { from, to }, { noticedMs }) =>
      progressRow(of, insertGap, [projection, BigInt(from), BigInt(to), BigInt(noticedMs)]),
    passedGap: (of, { to }) =>
      progressRow(of, insertPassedGap, [projection, BigInt(to), noDigest, BigInt(to), BigInt(to) + 1n]),
  };
}

/** Watermarks by partition, of each projection by its name. */
export type Progress = ReadonlyMap<string, ReadonlyMap<Partition, ReadWatermark>>;

/** Reads how far each projection has come. Throws a ChatError `unavailable` while Cassandra is unavailable. */
export class ProgressReader {
  readonly #client: Client;
  readonly #history: HistoryReader;

  constructor(client: Client) {
    this.#client = client;
    this.#history = new HistoryReader(client);
  }

  /** Of these projections; by default of all that have ever written something, also those of another version. */
  async read(wanted?: readonly string[]): Promise<Progress> {
    const found = new Map<string, Map<Partition, ReadWatermark>>();
    found.set(historyProjection, await this.#history.readWatermarks());
    if (wanted?.every((name) => name === historyProjection)) return found;
    for (const row of await this.#readRows()) {
      const projection = row.get('projection') as string;
      const ofProjection = found.get(projection) ?? new Map<Partition, ReadWatermark>();
      ofProjection.set(partition(Number(row.get('kafka_partition'))), readWatermarkOf(row));
      found.set(projection, ofProjection);
    }
    return found;
  }

  async #readRows(): Promise<types.Row[]> {
    const rows: types.Row[] = [];
    try {
      for (let pageState: string | undefined, first = true; first || pageState !== undefined; first = false) {
        const paging = { autoPage: false, ...(pageState !== undefined && { pageState }) };
        const page = await this.#client.execute(selectWatermarks, [], { executionProfile: profiles.read, ...paging });
        rows.push(...page.rows);
        pageState = page.pageState ?? undefined;
      }
      return rows;
    } catch (error) {
      throw storeError(error);
    }
  }
}
