import { Icon, type IconName } from '../../src/parts/icon.tsx';
import type { Tone } from '../model/headline.ts';

const icons: Readonly<Record<Tone, IconName>> = { good: 'check', busy: 'clock', bad: 'warning' };

/** A coloured mark beside words: its form shows the state as well. */
export const StateMark = ({ tone }: { readonly tone: Tone }) => (
  <span class={`mark ${tone}`}>
    <Icon name={icons[tone]} />
  </span>
);

/** A state as a word. */
export const Chip = ({ tone, children }: { readonly tone: Tone | 'plain'; readonly children: string }) => (
  <span class={`chip ${tone}`}>{children}</span>
);
