import { countOf, counted, rateOf } from '../model/numbers.ts';
import { linePoints, type Sample } from '../model/samples.ts';
import type { ConsolePlatform } from '../model/state.ts';

const [width, height] = [240, 44];

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  /** Of the last minutes. */
  readonly values?: readonly number[];
  readonly isBad?: boolean;
}

const Figure = ({ label, value, note, values, isBad = false }: FigureProps) => (
  <div class={isBad ? 'figure bad' : 'figure'}>
    <dt>{label}</dt>
    <dd>
      <strong>{value}</strong>
      <span class="note">{note}</span>
    </dd>
    {values !== undefined && <Line values={values} />}
  </div>
);

/** A picture of the last minutes; the figure beside it is its text. */
const Line = ({ values }: { readonly values: readonly number[] }) => {
  const points = linePoints(values, width, height);
  const first = points.split(',')[0] ?? width;
  return (
    <svg class="line" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {values.length > 1 && <polygon points={`${first},${height} ${points} ${width},${height}`} />}
      <polyline points={points} />
    </svg>
  );
};

interface Props {
  readonly platform: ConsolePlatform;
  readonly samples: readonly Sample[];
}

/** What an operator looks at first. */
export const Figures = ({ platform, samples }: Props) => {
  const { servers, lag, counts } = platform;
  const now = samples.at(-1) ?? { devices: 0, sends: 0, deliveries: 0, behind: 0 };
  const healthy = servers.filter(({ health }) => health === 'healthy').length;
  return (
    <dl class="figures">
      <Figure
        label="Devices" value={countOf(now.devices)} note="connected"
        values={samples.map(({ devices }) => devices)}
      />
      <Figure
        label="Sends" value={rateOf(now.sends)} note="a second" values={samples.map(({ sends }) => sends)}
      />
      <Figure
        label="Deliveries" value={rateOf(now.deliveries)} note="a second"
        values={samples.map(({ deliveries }) => deliveries)}
      />
      <Figure
        label="History" isBad={lag.gaps > 0}
        value={lag.unknown > 0 ? 'unknown' : lag.records === 0 ? 'complete' : countOf(lag.records)}
        note={describeLag(lag)} values={samples.map(({ behind }) => behind)}
      />
      <Figure
        label="Servers" value={`${healthy} of ${servers.length}`} isBad={healthy < (counts?.wanted ?? 0)}
        note={`healthy${counts === null ? '' : `, ${counts.wanted} wanted`}`}
      />
    </dl>
  );
};

function describeLag({ records, gaps, unknown }: ConsolePlatform['lag']): string {
  if (gaps > 0) return counted(gaps, 'gap');
  if (unknown > 0) return `of ${counted(unknown, 'partition')}`;
  return records === 0 ? 'every record' : `${records === 1 ? 'record' : 'records'} behind`;
}
