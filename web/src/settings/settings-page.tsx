import { useState } from 'preact/hooks';
import { canNotify, choose, currentChoice, type NoticeChoice } from '../notifications/index.ts';
import { Icon } from '../parts/icon.tsx';
import { chooseTheme, currentTheme } from '../theme.ts';
import { ChoiceField } from './choice-field.tsx';

/** What the user may choose about this browser. */
export const SettingsPage = () => (
  <>
    <header class="conversation-head">
      <a class="button round back" href="#/" aria-label="Back to the conversations"><Icon name="back" /></a>
      <h1>Settings</h1>
    </header>
    <div class="account" tabIndex={-1}>
      <Appearance />
      <Notifications />
    </div>
  </>
);

function Appearance() {
  const [theme, setTheme] = useState(currentTheme());
  return (
    <section class="panel" aria-labelledby="appearance-title">
      <h2 id="appearance-title">Appearance</h2>
      <ChoiceField
        name="theme" label="Theme" value={theme} choices={[
          { value: 'system', label: 'As the system' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' },
        ]}
        onChoose={(next) => {
          chooseTheme(next);
          setTheme(next);
        }}
      />
    </section>
  );
}

function Notifications() {
  const [choice, setChoice] = useState(currentChoice());
  const [isRefused, setRefused] = useState(false);
  const take = async (next: NoticeChoice) => {
    const taken = await choose(next);
    setRefused(taken !== next);
    setChoice(taken);
  };
  return (
    <section class="panel" aria-labelledby="notifications-title">
      <h2 id="notifications-title">Notifications</h2>
      <p class="help">{canNotify() ? 'For messages that arrive while no page of CecoChat is in view.' : 'This browser has no notifications.'}</p>
      <ChoiceField
        name="notifications" label="What they show" value={choice} isDisabled={!canNotify()} choices={[
          { value: 'off', label: 'No notifications' },
          { value: 'names', label: 'Who has written', help: 'The text stays private.' },
          { value: 'texts', label: 'Who has written, and the text' },
        ]}
        onChoose={(next) => void take(next)}
      />
      {isRefused && <p class="problem" role="alert">The browser does not allow notifications of this page. Allow them in its settings first.</p>}
    </section>
  );
}
