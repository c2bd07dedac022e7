import { movesEnded, movesInProgress, rangesOf, type Move } from '../model/moves.ts';
import { agoOf, counted, countOf, durationOf } from '../model/numbers.ts';
import type { Tone } from '../model/headline.ts';
import type { ConsolePlatform } from '../model/state.ts';
import { Card } from './card.tsx';
import { ServerName } from './server-name.tsx';
import { Chip } from './state-mark.tsx';

/** Moves that ended and are shown. */
const most = 6;

const states: Readonly<Record<Move['state'], readonly [tone: Tone | 'plain', words: string]>> = {
  warming: ['busy', 'reads the log'],
  draining: ['busy', 'devices move'],
  moved: ['good', 'moved'],
  cut: ['bad', 'devices cut off'],
  cancelled: ['plain', 'cancelled'],
  reversed: ['plain', 'reversed'],
};

interface Props {
  readonly platform: ConsolePlatform;
  readonly nowMs: number;
}

/** Partitions on their way from one server to another, and the last ones that were. */
export const Handovers = ({ platform: { handovers, finished, waiting }, nowMs }: Props) => {
  const [current, ended] = [movesInProgress(handovers, nowMs), movesEnded(finished).slice(0, most)];
  return (
    <Card
      name="handovers" title="Hand-overs"
      aside={waiting > 0 && <Chip tone="busy">{counted(waiting, 'partition waits', 'partitions wait')}</Chip>}
    >
      {current.length === 0
        ? <p class="quiet">No partition moves.</p>
        : <ul class="moves">{current.map((move) => <CurrentMove key={keyOf(move)} move={move} />)}</ul>}
      {ended.length > 0 && (
        <>
          <h3>Latest</h3>
          <ul class="moves">{ended.map((move) => <EndedMove key={keyOf(move)} move={move} nowMs={nowMs} />)}</ul>
        </>
      )}
    </Card>
  );
};

const keyOf = ({ from, to, state, atMs }: Move): string => [from, to, state, atMs].join(' ');

const Way = ({ move: { from, to, state } }: { readonly move: Move }) => (
  <div class="move-way">
    <ServerName name={from} />
    <span class="arrow" aria-label="to" role="img">→</span>
    <ServerName name={to} />
    <Chip tone={states[state][0]}>{states[state][1]}</Chip>
  </div>
);

const CurrentMove = ({ move }: { readonly move: Move }) => {
  const { partitions, devices, left, state, tookMs } = move;
  const gone = Math.max(0, devices - left);
  return (
    <li class="move current">
      <Way move={move} />
      <progress max={Math.max(1, devices)} value={devices === 0 ? 1 : gone} aria-label="Devices that have moved" />
      <p class="note">
        {`${counted(partitions.length, 'partition')} ${rangesOf(partitions)} · `}
        {state === 'warming'
          ? counted(devices, 'device')
          : `${countOf(gone)} of ${counted(devices, 'device')} moved`}
        {` · for ${durationOf(tookMs)}`}
      </p>
    </li>
  );
};

const EndedMove = ({ move, nowMs }: { readonly move: Move; readonly nowMs: number }) => {
  const { partitions, devices, left, tookMs, atMs = nowMs } = move;
  return (
    <li class="move">
      <Way move={move} />
      <p class="note">
        {`${counted(partitions.length, 'partition')} ${rangesOf(partitions)} · ${counted(devices, 'device')}`}
        {left > 0 && `, ${countOf(left)} cut off`}
        {` · in ${durationOf(tookMs)} · ${agoOf(atMs, nowMs)}`}
      </p>
    </li>
  );
};
