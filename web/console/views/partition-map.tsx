import { useMemo, useRef, useState } from 'preact/hooks';
import { hueOf } from '../model/hues.ts';
import { layoutLanes, type Arc, type Cell, type Lane, type LaneLayout } from '../model/lane-layout.ts';
import { counted } from '../model/numbers.ts';
import { describePartition, partitionRow, strengthOf, type Shading } from '../model/partition-words.ts';
import type { ConsolePlatform } from '../model/state.ts';
import { useWidth } from './use-width.ts';

interface Props {
  readonly platform: ConsolePlatform;
  readonly shading: Shading;
}

/** A lane for each server, with its partitions; arrows show those on their way. Arrow keys choose a partition. */
export const PartitionMap = ({ platform, shading }: Props) => {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const [chosen, setChosen] = useState<number>();
  const { partitions: { owners }, servers, handovers } = platform;
  const moving = handovers.map(({ partition, state }) => [partition, state]);
  const key = JSON.stringify([owners, servers.map(({ name }) => name), moving]);
  const layout = useMemo(() => (width === 0 ? undefined : layoutLanes(platform, width)), [key, width]);
  const shown = chosen === undefined || chosen >= owners.length ? undefined : partitionRow(platform, chosen);
  const words = shown === undefined ? 'Point at a partition, or use the arrow keys' : describePartition(shown);
  const choose = (event: KeyboardEvent) => {
    const next = nextPartition(event.key, chosen, owners.length);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
  };
  return (
    <div class="map">
      <div
        ref={place} class="map-place" tabIndex={0} role="slider" aria-label="Partition" aria-valuemin={0}
        aria-valuemax={Math.max(0, owners.length - 1)} aria-valuenow={chosen ?? 0} aria-valuetext={words}
        onKeyDown={choose} onPointerLeave={() => setChosen(undefined)}
      >
        {layout !== undefined && <Picture {...{ layout, platform, shading, chosen }} onChoose={setChosen} />}
      </div>
      <p class="map-words" aria-hidden="true">{words}</p>
    </div>
  );
};

/** Pure: undefined for keys that choose nothing. */
function nextPartition(key: string, chosen: number | undefined, count: number): number | undefined {
  const from = chosen ?? -1;
  const wanted: Readonly<Record<string, number>> = {
    ArrowRight: from + 1, ArrowUp: from + 1, ArrowLeft: from - 1, ArrowDown: from - 1, Home: 0, End: count - 1,
    PageUp: from + 10, PageDown: from - 10,
  };
  const next = wanted[key];
  return next === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, next));
}

interface PictureProps extends Props {
  readonly layout: LaneLayout;
  readonly chosen: number | undefined;
  onChoose(partition: number): void;
}

const Picture = ({ layout, platform, shading, chosen, onChoose }: PictureProps) => (
  <svg
    class={`lanes ${shading}`} width={layout.width} height={layout.height} aria-hidden="true"
    onPointerMove={({ target }) => {
      const partition = target instanceof Element ? target.getAttribute('data-partition') : null;
      if (partition !== null) onChoose(Number(partition));
    }}
  >
    {layout.lanes.map((lane) => (
      <LaneView key={lane.server ?? ''} {...{ lane, layout, platform, shading, chosen }} />
    ))}
    {layout.arcs.map((arc) => <ArcView key={arc.partition} arc={arc} />)}
  </svg>
);

type LaneProps = Omit<PictureProps, 'onChoose'> & { readonly lane: Lane };

const LaneView = ({ lane, layout, platform, shading, chosen }: LaneProps) => {
  const { server, y, height, cells } = lane;
  const { width, size } = layout;
  return (
    <g class={server === undefined ? 'lane unserved' : 'lane'}>
      <rect class="lane-ground" x={0} y={y} width={width} height={height} rx={12} />
      <LaneName {...{ lane, layout, platform }} />
      {cells.map((cell) => (
        <CellView
          key={`${cell.partition}${cell.kind}`} {...{ cell, size, server, platform, shading }}
          isChosen={cell.partition === chosen}
        />
      ))}
    </g>
  );
};

/** Beside the cells where there is room, and else above them. */
const LaneName = ({ lane, layout: { width, indent }, platform }: Pick<LaneProps, 'lane' | 'layout' | 'platform'>) => {
  const { server, y, height, cells } = lane;
  const report = platform.servers.find(({ name }) => name === server);
  const devices = report === undefined ? '' : `, ${counted(report.connections, 'device')}`;
  const note = counted(report?.partitionCount ?? cells.length, 'partition') + devices;
  const isBeside = indent > 0;
  const middle = isBeside ? y + height / 2 : y + 17;
  return (
    <>
      {server !== undefined && <circle class={`fill-${hueOf(server)}`} cx={18} cy={middle} r={5} />}
      <text class="lane-name" x={32} y={isBeside ? middle - 3 : y + 21}>{server ?? 'No server'}</text>
      {isBeside
        ? <text class="lane-note" x={32} y={middle + 13}>{note}</text>
        : <text class="lane-note" x={width - 14} y={y + 21} text-anchor="end">{note}</text>}
    </>
  );
};

interface CellProps {
  readonly cell: Cell;
  readonly size: number;
  readonly server: string | undefined;
  readonly platform: ConsolePlatform;
  readonly shading: Shading;
  readonly isChosen: boolean;
}

/** Smaller cells have no room for their number. */
const numberedFrom = 26;

const CellView = ({ cell: { partition, kind, x, y }, size, server, platform, shading, isChosen }: CellProps) => {
  const fill = kind === 'owned' ? fillOf(platform, { partition, server, shading }) : '';
  const radius = Math.min(8, size / 4);
  return (
    <g class={`cell ${kind} ${isChosen ? 'chosen' : ''}`}>
      <rect class={fill} data-partition={partition} {...{ x, y }} width={size} height={size} rx={radius} />
      {size >= numberedFrom && (
        <text class={fill} x={x + size / 2} y={y + size / 2 + 4} text-anchor="middle">{partition}</text>
      )}
    </g>
  );
};

interface Shaded {
  readonly partition: number;
  readonly server: string | undefined;
  readonly shading: Shading;
}

function fillOf({ partitions: { devices, behind, gaps } }: ConsolePlatform, { partition, server, shading }: Shaded) {
  if (shading === 'servers') return `fill-${hueOf(server ?? '')}`;
  if (shading === 'devices') return `strength-${strengthOf(devices[partition] ?? 0, Math.max(...devices))}`;
  const lag = behind[partition] ?? undefined;
  if ((gaps[partition] ?? 0) > 0) return 'history-gap';
  return lag === undefined ? 'history-unknown' : lag === 0 ? 'history-complete' : 'history-behind';
}

const ArcView = ({ arc: { from, to, state } }: { readonly arc: Arc }) => {
  const bend = Math.max(30, Math.abs(to.y - from.y) / 2);
  const path = `M${from.x} ${from.y} C${from.x} ${from.y + (to.y >= from.y ? bend : -bend)} ` +
    `${to.x} ${to.y - (to.y >= from.y ? bend : -bend)} ${to.x} ${to.y}`;
  return (
    <g class={`arc ${state}`}>
      <path d={path} />
      <circle cx={to.x} cy={to.y} r={4} />
    </g>
  );
};
