import { counted, countOf } from '../model/numbers.ts';
import { partitionRow } from '../model/partition-words.ts';
import type { ConsolePlatform } from '../model/state.ts';
import { Card } from './card.tsx';

/** Partitions that are shown, those that are furthest behind. */
const most = 8;

/** How far history is behind the log. */
export const History = ({ platform }: { readonly platform: ConsolePlatform }) => {
  const { lag, partitions } = platform;
  const behind = partitions.owners
    .map((_, partition) => partitionRow(platform, partition))
    .filter((row) => (row.behind ?? 0) > 0)
    .toSorted((a, b) => (b.behind ?? 0) - (a.behind ?? 0));
  const highest = behind[0]?.behind ?? 1;
  return (
    <Card name="history" title="History">
      <ul class="sentences">{describe(lag).map((line) => <li key={line}>{line}</li>)}</ul>
      {behind.length > 0 && (
        <ul class="bars" aria-label="Partitions that are furthest behind">
          {behind.slice(0, most).map((row) => (
            <li key={row.partition}>
              <span>{`Partition ${row.partition}`}</span>
              <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-ground" width="100" height="6" />
                <rect width={((row.behind ?? 0) / highest) * 100} height="6" />
              </svg>
              <span class="number">{`${countOf(row.behind ?? 0)} behind ${countOf(row.watermark ?? 0)}`}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

/** It is complete only where that is known of each partition. */
function describe({ records, gaps, unknown }: ConsolePlatform['lag']): string[] {
  return [
    ...(gaps > 0 ? [`It has ${counted(gaps, 'gap')}: the log had lost records before they were in history.`] : []),
    ...(unknown > 0 ? [`Of ${counted(unknown, 'partition')} it is not known how far it is.`] : []),
    ...(records > 0 ? [`${counted(records, 'record')} of the log ${records === 1 ? 'is' : 'are'} not in it yet.`] : []),
    ...(records === 0 && unknown === 0 ? ['Every record of the log is in it.'] : []),
  ];
}
