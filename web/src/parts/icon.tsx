/** Outlines on a grid of 24. */
const paths = {
  archive: 'M3 4h18v4H3zM5 8v12h14V8M10 12h4',
  back: 'M15 5l-7 7 7 7',
  check: 'M5 13l4 4L19 7',
  checks: 'M2 13l4 4L15 7M11 16l1 1L22 7',
  clock: 'M12 7v5l3 2M12 21a9 9 0 100-18 9 9 0 000 18z',
  compose: 'M12 20h9M16.5 3.5a2.1 2.1 0 013 3L7 19l-4 1 1-4z',
  down: 'M12 5v14M5 12l7 7 7-7',
  close: 'M6 6l12 12M18 6L6 18',
  edit: 'M16.5 3.5a2.1 2.1 0 013 3L7 19l-4 1 1-4z',
  hide: 'M3 3l18 18M10.6 6.1A10 10 0 0112 6c5 0 8.500 4 10 6a17 17 0 01-3.300 3.600M6.500 7.500A16 16 0 002 12c1.500 2 5 6 10 6 1.600 0 3-.4 4.300-1M9.900 9.900a3 3 0 004.200 4.200',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  mute: 'M6 16V10a6 6 0 019-5.200M18 10v6l2 2H8M10 21h4M3 3l18 18',
  pin: 'M9 3h6l-1 7 4 4H6l4-4zM12 14v7',
  reply: 'M10 8L4 13l6 5M4 13h9a6 6 0 016 6v1',
  plus: 'M12 5v14M5 12h14',
  search: 'M11 18a7 7 0 100-14 7 7 0 000 14zM20 20l-4-4',
  send: 'M4 12l16-8-6 16-3-7z',
  settings: 'M4 7h8M18 7h2M4 17h2M12 17h8M15 10a3 3 0 100-6 3 3 0 000 6zM9 20a3 3 0 100-6 3 3 0 000 6z',
  show: 'M2 12c1.500-2 5-6 10-6s8.500 4 10 6c-1.500 2-5 6-10 6s-8.500-4-10-6zM12 15a3 3 0 100-6 3 3 0 000 6z',
  'sign-out': 'M10 4H5v16h5M15 8l4 4-4 4M9 12h10',
  smile: 'M12 21a9 9 0 100-18 9 9 0 000 18zM8.500 14.500c2 2.300 5 2.300 7 0M9 9.500v.5M15 9.500v.5',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  up: 'M12 19V5M5 12l7-7 7 7',
  user: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 20c1-4 4.500-5 8-5s7 1 8 5',
  warning: 'M12 8v5M12 16.5v.5M12 3l10 18H2z',
} as const;

export type IconName = keyof typeof paths;

/** Those that point along the text: they are mirrored where it runs from right to left. */
const along: ReadonlySet<IconName> = new Set(['back', 'reply', 'send', 'sign-out']);

/** A picture beside words, or on a button that has a name of its own. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class={along.has(name) ? 'icon along' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
