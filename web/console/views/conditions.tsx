import type { ConsoleCondition, ConsolePlatform } from '../model/state.ts';
import type { Tone } from '../model/headline.ts';
import { Card } from './card.tsx';
import { StateMark } from './state-mark.tsx';

const toneOf = ({ type, status, isGood }: ConsoleCondition): Tone =>
  !isGood ? 'bad' : type === 'Progressing' && status ? 'busy' : 'good';

/** The conditions of the platform, those to act on first. */
export const Conditions = ({ platform: { conditions } }: { readonly platform: ConsolePlatform }) => (
  <Card name="conditions" title="Conditions">
    {conditions.length === 0 && <p class="quiet">No operator has reported any.</p>}
    <ul class="marked">
      {conditions.toSorted((a, b) => Number(a.isGood) - Number(b.isGood)).map((each) => (
        <li key={each.type}>
          <StateMark tone={toneOf(each)} />
          <div>
            <p>
              <strong>{each.type}</strong>
              <span class="reason">{`${each.status ? 'yes' : 'no'}, ${each.reason}`}</span>
            </p>
            <p class="note">{each.message}</p>
          </div>
        </li>
      ))}
    </ul>
  </Card>
);
