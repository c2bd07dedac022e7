import { useState } from 'preact/hooks';
import { chooseTheme, currentTheme, themes, type Theme } from '../../src/theme.ts';
import { headlineOf } from '../model/headline.ts';
import type { ConsolePlatform } from '../model/state.ts';
import { StateMark } from './state-mark.tsx';

interface Props {
  readonly platforms: readonly string[];
  readonly chosen: string | undefined;
  /** Undefined while the state is read as it should be. */
  readonly trouble: string | undefined;
  onChoose(platform: string): void;
}

const names: Readonly<Record<Theme, string>> = { system: 'As the system', light: 'Light', dark: 'Dark' };

/** Which platform it is, and whether what is shown is of this moment. */
export const Header = ({ platforms, chosen, trouble, onChoose }: Props) => {
  const [theme, setTheme] = useState(currentTheme());
  const change = (value: string) => {
    const wanted = themes.find((each) => each === value) ?? 'system';
    chooseTheme(wanted);
    setTheme(wanted);
  };
  return (
    <header class="top">
      <img src="/icon.svg" alt="" width="32" height="32" />
      <h1>
        CecoChat
        {platforms.length === 1 && <span class="top-platform">{chosen ?? platforms[0]}</span>}
      </h1>
      {platforms.length > 1 && (
        <select aria-label="Platform" value={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
          {platforms.map((name) => <option key={name}>{name}</option>)}
        </select>
      )}
      <p class={trouble === undefined ? 'live' : 'live away'} role="status">
        <span class="dot" aria-hidden="true" />
        {trouble === undefined ? 'Live' : 'Not live'}
      </p>
      <select aria-label="Theme" value={theme} onChange={({ currentTarget }) => change(currentTarget.value)}>
        {themes.map((each) => <option key={each} value={each}>{names[each]}</option>)}
      </select>
    </header>
  );
};

/** The state of the platform in a line. */
export const Banner = ({ platform }: { readonly platform: ConsolePlatform }) => {
  const { tone, title, detail } = headlineOf(platform);
  return (
    <div class={`banner ${tone}`} role="status">
      <StateMark tone={tone} />
      <div>
        <p class="banner-title">{title}</p>
        <p class="note">{detail}</p>
      </div>
    </div>
  );
};
