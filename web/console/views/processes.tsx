import { counted } from '../model/numbers.ts';
import type { ConsolePlatform } from '../model/state.ts';
import { Card } from './card.tsx';
import { StateMark } from './state-mark.tsx';

/** All programs of the platform and its stores. */
export const Processes = ({ platform: { processes } }: { readonly platform: ConsolePlatform }) => (
  <Card name="processes" title={`Processes (${processes.length})`}>
    <ul class="marked scroll" tabIndex={0} role="list" aria-label="Processes">
      {processes.map(({ name, state, isGood, address, restarts, note }) => (
        <li key={name}>
          <StateMark tone={isGood ? 'good' : state === 'starting' ? 'busy' : 'bad'} />
          <div>
            <p>
              <strong>{name}</strong>
              <span class="reason">
                {[state, note, ...(restarts > 0 ? [counted(restarts, 'restart')] : [])].filter(Boolean).join(', ')}
              </span>
            </p>
            <p class="note">{address}</p>
          </div>
        </li>
      ))}
    </ul>
  </Card>
);
