import { counted, countOf } from '../model/numbers.ts';
import type { ConsolePlan, ConsolePlatform } from '../model/state.ts';
import { Card } from './card.tsx';

/** What is still to be done to get to the manifest. */
export const Plan = ({ platform: { plan, manifest } }: { readonly platform: ConsolePlatform }) => (
  <Card name="plan" title="Plan">
    {manifest.mode === 'plan-only' && <p class="note">The manifest asks for a plan alone: nothing is carried out.</p>}
    {manifest.mode === 'paused' && <p class="note">The operator is paused: nothing is carried out.</p>}
    {manifest.problems.map((problem) => <p key={problem} class="problem">{problem}</p>)}
    {plan === null ? <p class="quiet">It cannot be made now.</p> : <Steps plan={plan} />}
  </Card>
);

const Steps = ({ plan: { start, stop, moves, lowerBound, devices } }: { readonly plan: ConsolePlan }) => {
  if (start.length === 0 && stop.length === 0 && moves === 0)
    return <p class="quiet">Nothing is to be done: the platform is as its manifest.</p>;
  return (
    <dl class="steps">
      <dt>Start</dt>
      <dd>{start.length === 0 ? 'no server' : start.join(', ')}</dd>
      <dt>Stop</dt>
      <dd>{stop.length === 0 ? 'no server' : stop.join(', ')}</dd>
      <dt>Move</dt>
      <dd>{`${counted(moves, 'partition')}, the fewest possible being ${countOf(lowerBound)}`}</dd>
      <dt>Devices</dt>
      <dd>{`${countOf(devices)} move to another server`}</dd>
    </dl>
  );
};
