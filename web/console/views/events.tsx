import { agoOf } from '../model/numbers.ts';
import type { ConsolePlatform } from '../model/state.ts';
import { Card } from './card.tsx';
import { StateMark } from './state-mark.tsx';

/** Events that are shown. */
const most = 30;

interface Props {
  readonly platform: ConsolePlatform;
  readonly nowMs: number;
}

/** What the operator decided or found, the latest first. */
export const Events = ({ platform: { events }, nowMs }: Props) => (
  <Card name="events" title="Events">
    {events.length === 0 && <p class="quiet">Nothing has happened that an operator should see.</p>}
    {events.length > 0 && (
      <ul class="marked scroll" tabIndex={0} role="list" aria-label="Events, the latest first">
        {events.slice(0, most).map(({ atMs, level, reason, message }, index) => (
          <li key={`${atMs} ${index}`}>
            <StateMark tone={level === 'warning' ? 'bad' : 'good'} />
            <div>
              <p>
                <strong>{reason}</strong>
                <time class="reason" dateTime={new Date(atMs).toISOString()}>{agoOf(atMs, nowMs)}</time>
              </p>
              <p class="note">{message}</p>
            </div>
          </li>
        ))}
      </ul>
    )}
  </Card>
);
