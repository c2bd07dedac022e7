import type { ComponentChildren } from 'preact';

interface Props {
  /** Of the section, unique on the page. */
  readonly name: string;
  readonly title: string;
  /** Beside the title. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A section with a title. */
export const Card = ({ name, title, aside, children }: Props) => (
  <section class={`card card-${name}`} aria-labelledby={`title-${name}`}>
    <header class="card-head">
      <h2 id={`title-${name}`}>{title}</h2>
      {aside}
    </header>
    {children}
  </section>
);
