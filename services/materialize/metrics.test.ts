import { Registry } from 'prom-client';
import { createMetrics, type Positions } from './metrics.ts';

const samplesOf = async (registry: Registry): Promise<string[]> =>
  (await registry.metrics()).split('\n').filter((line) => /^cecochat_materialize_(lag|log|projection_lag|watermark)/.test(line)).sort();

test('a scrape shows the watermark and the lag of each partition, the lag of each projection, and how old the end of the log is that the lag is of', async () => {
  const registry = new Registry();
  let positions: Positions | undefined;
  createMetrics(registry, { positions: () => positions });
  expect((await samplesOf(registry)).filter((line) => line.includes('partition='))).toEqual([]);
  positions = {
    history: [{ partition: 0, watermark: 7, lag: 3 }, { partition: 4, watermark: 9, lag: 0 }],
    lags: new Map([['history', 3], ['new', 16]]),
    logAgeMs: 2_500,
  };
  expect(await samplesOf(registry)).toEqual([
    'cecochat_materialize_lag_records{partition="0"} 3',
    'cecochat_materialize_lag_records{partition="4"} 0',
    'cecochat_materialize_log_age_seconds 2.5',
    'cecochat_materialize_projection_lag_records{projection="history"} 3',
    'cecochat_materialize_projection_lag_records{projection="new"} 16',
    'cecochat_materialize_watermark_offset{partition="0"} 7',
    'cecochat_materialize_watermark_offset{partition="4"} 9',
  ]);
  positions = { history: [{ partition: 4, watermark: 9, lag: 1 }], lags: new Map([['history', 1]]), logAgeMs: 60_000 };
  expect(await samplesOf(registry)).toEqual([
    'cecochat_materialize_lag_records{partition="4"} 1',
    'cecochat_materialize_log_age_seconds 60',
    'cecochat_materialize_projection_lag_records{projection="history"} 1',
    'cecochat_materialize_watermark_offset{partition="4"} 9',
  ]);
});
