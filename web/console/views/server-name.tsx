import { hueOf } from '../model/hues.ts';

/** The name of a server beside its colour. */
export const ServerName = ({ name }: { readonly name: string }) => (
  <span class="server-name">
    <span class={`swatch hue-${hueOf(name)}`} aria-hidden="true" />
    {name}
  </span>
);
