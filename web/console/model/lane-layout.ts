import type { ConsoleHandover, ConsolePlatform } from './state.ts';

/**
 * - owned: the server serves the partition
 * - arriving: the server reads the log of the partition, to take it over
 * - leaving: the server sends the devices of the partition away; another one serves it
 * - unserved: no server has it
 */
export type CellKind = 'owned' | 'arriving' | 'leaving' | 'unserved';

export interface Cell {
  readonly partition: number;
  readonly kind: CellKind;
  readonly x: number;
  readonly y: number;
}

export interface Lane {
  /** Undefined: the lane of partitions without a server. */
  readonly server: string | undefined;
  readonly y: number;
  readonly height: number;
  readonly cells: readonly Cell[];
}

/** The way of a partition, from the middle of a cell to the middle of another one. */
export interface Arc {
  readonly partition: number;
  readonly state: ConsoleHandover['state'];
  readonly from: Pick<Cell, 'x' | 'y'>;
  readonly to: Pick<Cell, 'x' | 'y'>;
}

export interface LaneLayout {
  readonly width: number;
  readonly height: number;
  /** Of a cell, in pixels. */
  readonly size: number;
  /** Where the cells begin, at the right of the names of servers; 0 where names are above them. */
  readonly indent: number;
  readonly lanes: readonly Lane[];
  readonly arcs: readonly Arc[];
}

type Shown = Pick<ConsolePlatform, 'handovers'> & {
  readonly servers: readonly { readonly name: string }[];
  readonly partitions: Pick<ConsolePlatform['partitions'], 'owners'>;
};

interface Entry {
  readonly partition: number;
  readonly kind: CellKind;
}

/** Sizes of cells that are tried, the largest first, and the height that the map should not exceed. */
const sizes = [40, 32, 26, 20, 14, 10, 7];
const [goodHeight, pad, nameWidth, nameHeight, wideFrom] = [460, 10, 196, 30, 620];

/** The space between cells of a size. */
const gapOf = (size: number): number => (size >= 20 ? 4 : 2);

/** Pure: where each partition is on a map of this width: a lane for each server, with its partitions in order. */
export function layoutLanes(shown: Shown, width: number): LaneLayout {
  const entries = entriesOf(shown);
  const indent = width >= wideFrom ? nameWidth : 0;
  const layouts = sizes.map((size) => place(entries, { size, width, indent }));
  const chosen = layouts.find(({ height }) => height <= goodHeight) ?? layouts.at(-1);
  if (chosen === undefined) throw new TypeError('there are no sizes of cells');
  return { ...chosen, arcs: arcsOf(chosen.lanes, shown.handovers, chosen.size) };
}

/** The entries of each lane, by the name of the server; that of partitions without one is last, and may be missing. */
function entriesOf({ servers, partitions, handovers }: Shown): ReadonlyMap<string | undefined, Entry[]> {
  const lanes = new Map<string | undefined, Entry[]>(servers.map(({ name }) => [name, []]));
  partitions.owners.forEach((owner, partition) => {
    const name = owner === null ? undefined : servers[owner]?.name;
    if (name === undefined && !lanes.has(undefined)) lanes.set(undefined, []);
    lanes.get(name)?.push({ partition, kind: name === undefined ? 'unserved' : 'owned' });
  });
  for (const { partition, from, to, state } of handovers) {
    if (state === 'warming') lanes.get(to)?.push({ partition, kind: 'arriving' });
    else lanes.get(from)?.push({ partition, kind: 'leaving' });
  }
  for (const lane of lanes.values()) lane.sort((a, b) => a.partition - b.partition);
  return lanes;
}

interface Measures {
  readonly size: number;
  readonly width: number;
  readonly indent: number;
}

function place(
  entries: ReadonlyMap<string | undefined, readonly Entry[]>, { size, width, indent }: Measures,
): Omit<LaneLayout, 'arcs'> {
  const step = size + gapOf(size);
  const perRow = Math.max(1, Math.floor((width - indent - 2 * pad + gapOf(size)) / step));
  const above = indent === 0 ? nameHeight : 0;
  let top = 0;
  const lanes = [...entries].map(([server, found]): Lane => {
    const rows = Math.max(1, Math.ceil(found.length / perRow));
    const height = Math.max(indent === 0 ? 0 : 44, above + rows * step - gapOf(size) + 2 * pad);
    const inset = above === 0 ? (height - (rows * step - gapOf(size))) / 2 : above + pad / 2;
    const cells = found.map((entry, index) => ({
      ...entry,
      x: indent + pad + (index % perRow) * step,
      y: top + inset + Math.floor(index / perRow) * step,
    }));
    const lane = { server, y: top, height, cells };
    top += height + 6;
    return lane;
  });
  return { width, size, indent, lanes, height: Math.max(0, top - 6) };
}

function arcsOf(lanes: readonly Lane[], handovers: readonly ConsoleHandover[], size: number): Arc[] {
  const middle = ({ x, y }: Cell) => ({ x: x + size / 2, y: y + size / 2 });
  const cellIn = (server: string, partition: number) =>
    lanes.find((lane) => lane.server === server)?.cells.find((cell) => cell.partition === partition);
  return handovers.flatMap(({ partition, from, to, state }) => {
    const [begin, end] = [cellIn(from, partition), cellIn(to, partition)];
    return begin === undefined || end === undefined
      ? []
      : [{ partition, state, from: middle(begin), to: middle(end) }];
  });
}
