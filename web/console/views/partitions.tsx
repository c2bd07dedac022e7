import { useState } from 'preact/hooks';
import { shadings, type Shading } from '../model/partition-words.ts';
import type { ConsolePlatform } from '../model/state.ts';
import { Card } from './card.tsx';
import { PartitionMap } from './partition-map.tsx';
import { PartitionTable } from './partition-table.tsx';

const choices = [...shadings, 'table'] as const;
type Choice = (typeof choices)[number];
const labels: Readonly<Record<Choice, string>> = {
  servers: 'Servers', devices: 'Devices', history: 'History', table: 'Table',
};

const legends: Readonly<Record<Shading, readonly (readonly [string, string])[]>> = {
  servers: [],
  devices: [['strength-0', 'none'], ['strength-1', 'few'], ['strength-4', 'the most of all partitions']],
  history: [
    ['history-complete', 'complete'], ['history-behind', 'behind'], ['history-gap', 'has a gap'],
    ['history-unknown', 'unknown'],
  ],
};

/** Who serves what, as a map or as a table. */
export const Partitions = ({ platform }: { readonly platform: ConsolePlatform }) => {
  const [choice, choose] = useState<Choice>('servers');
  const { owners } = platform.partitions;
  const tabs = (
    <div class="segments" role="group" aria-label="What the map shows">
      {choices.map((each) => (
        <button key={each} type="button" aria-pressed={each === choice} onClick={() => choose(each)}>
          {labels[each]}
        </button>
      ))}
    </div>
  );
  return (
    <Card name="partitions" title={`Partitions (${owners.length})`} aside={tabs}>
      {choice === 'table'
        ? <PartitionTable platform={platform} />
        : <PartitionMap platform={platform} shading={choice} />}
      {choice !== 'table' && legends[choice].length > 0 && (
        <ul class="legend">
          {legends[choice].map(([style, words]) => (
            <li key={style}><span class={`swatch ${style}`} aria-hidden="true" />{words}</li>
          ))}
        </ul>
      )}
    </Card>
  );
};
