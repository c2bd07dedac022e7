import { countOf } from '../model/numbers.ts';
import { historyOf, partitionRow } from '../model/partition-words.ts';
import type { ConsolePlatform } from '../model/state.ts';
import { ServerName } from './server-name.tsx';

/** The content of the map as a table. */
export const PartitionTable = ({ platform }: { readonly platform: ConsolePlatform }) => (
  <div class="scroll" tabIndex={0} role="region" aria-label="Table of partitions">
    <table>
      <thead>
        <tr>
          <th scope="col" class="number">Partition</th>
          <th scope="col">Server</th>
          <th scope="col" class="number">Devices</th>
          <th scope="col">On its way</th>
          <th scope="col" class="number">Watermark</th>
          <th scope="col">History</th>
        </tr>
      </thead>
      <tbody>
        {platform.partitions.owners.map((_, partition) => {
          const row = partitionRow(platform, partition);
          return (
            <tr key={partition}>
              <th scope="row" class="number">{partition}</th>
              <td>{row.server === undefined ? 'none' : <ServerName name={row.server} />}</td>
              <td class="number">{countOf(row.devices)}</td>
              <td>{row.movement}</td>
              <td class="number">{row.watermark === undefined ? '' : countOf(row.watermark)}</td>
              <td>{historyOf(row)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </div>
);
