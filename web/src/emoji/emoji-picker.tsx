import { useLayoutEffect, useRef } from 'preact/hooks';
import { CloseButton } from '../parts/close-button.tsx';
import { Icon } from '../parts/icon.tsx';
import type { Words } from '../words/language.ts';
import type { Emoji } from './emoji-data.ts';
import { columns, useEmoji } from './use-emoji.ts';
import { t } from '../words/t.ts';

interface Props {
  /** It opens beside this element. */
  readonly beside: Element | null;
  onPick(emoji: string): void;
  onClose(): void;
}

/** The groups of Unicode: one of its emoji stands for each. */
const groups: readonly (readonly [slug: string, emoji: string, name: Words])[] = [
  ['smileys_emotion', '😀', 'Smileys'], ['people_body', '👋', 'People'], ['animals_nature', '🐻', 'Nature'],
  ['food_drink', '🍔', 'Food'], ['travel_places', '🚗', 'Travel'], ['activities', '⚽', 'Activities'],
  ['objects', '💡', 'Objects'], ['symbols', '❤️', 'Symbols'], ['flags', '🏁', 'Flags'],
];

/** How far an arrow goes. */
const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns,
};

/** Asks for an emoji: by group or by words. Arrows choose, Enter takes, Escape closes. */
export function EmojiPicker({ beside, onPick, onClose }: Props) {
  const place = useRef<HTMLDialogElement>(null);
  const emoji = useEmoji();
  useLayoutEffect(() => {
    place.current?.showModal();
    document.getElementById('emoji-search')?.focus();
    moveBeside(place.current, beside);
  }, []);
  const active = emoji.shown[emoji.chosen];
  useLayoutEffect(() => {
    document.getElementById(`emoji-${emoji.chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [emoji.chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (event.isComposing || (event.key !== 'Enter' && by === undefined)) return;
    event.preventDefault(); // Enter would send the form around it.
    if (by !== undefined) emoji.step(isMirrored() && Math.abs(by) === 1 ? -by : by);
    else if (active !== undefined) onPick(active.emoji);
  };
  return (
    <dialog
      ref={place} class="emoji-picker" aria-label={t('Emoji')} onClose={onClose}
      onClick={({ target }) => target === place.current && place.current?.close()}
    >
      <div class="emoji-head">
        <Icon name="search" />
        <input
          id="emoji-search" role="combobox" aria-expanded="true" aria-controls="emoji-found"
          aria-label={t('Search emoji')}
          aria-activedescendant={active && `emoji-${emoji.chosen}`} autocomplete="off" placeholder={t('Search emoji')}
          value={emoji.text}
          onInput={({ currentTarget }) => emoji.search(currentTarget.value)} onKeyDown={onKeyDown}
        />
        <CloseButton />
      </div>
      <Groups open={emoji.text === '' ? emoji.slug : undefined} onOpen={emoji.open} />
      <Found {...{ onPick }} shown={emoji.shown} chosen={emoji.chosen} />
      <p class="emoji-name" role="status">{wordsOf(active, emoji)}</p>
    </dialog>
  );
}

interface GroupsProps {
  /** Undefined while emoji are searched. */
  readonly open: string | undefined;
  onOpen(slug: string): void;
}

const Groups = ({ open, onOpen }: GroupsProps) => (
  <div class="emoji-groups" role="group" aria-label={t('Kinds of emoji')}>
    {groups.map(([slug, sign, name]) => (
      <button
        key={slug} type="button" class="emoji" title={t(name)} aria-label={t(name)} aria-pressed={open === slug}
        onClick={() => onOpen(slug)}
      >
        {sign}
      </button>
    ))}
  </div>
);

const isMirrored = (): boolean => getComputedStyle(document.documentElement).direction === 'rtl';

function wordsOf(active: Emoji | undefined, { hasFailed, groups: loaded }: ReturnType<typeof useEmoji>): string {
  if (hasFailed) return t('The emoji could not be loaded.');
  if (loaded.length === 0) return t('Loading …');
  return active?.name ?? t('No emoji is called so.');
}

interface FoundProps {
  readonly shown: readonly Emoji[];
  readonly chosen: number;
  onPick(emoji: string): void;
}

const Found = ({ shown, chosen, onPick }: FoundProps) => (
  <ul id="emoji-found" class="emoji-found" role="listbox" aria-label={t('Emoji')}>
    {shown.map(({ emoji, name }, index) => (
      <li
        key={emoji} id={`emoji-${index}`} role="option" class="emoji" aria-selected={index === chosen} aria-label={name}
        title={name}
        onClick={() => onPick(emoji)}
      >
        {emoji}
      </li>
    ))}
  </ul>
);

/** Of the window, in pixels. */
const edge = 8;

/** Places the picker above an element, or below it where there is more room. On a phone it is at the bottom, by CSS. */
function moveBeside(dialog: HTMLDialogElement | null, beside: Element | null): void {
  if (dialog === null || beside === null) return;
  const { top, bottom, left, right } = beside.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = dialog;
  const x = left + width > innerWidth ? right - width : left;
  const y = top - height - edge < edge ? bottom + edge : top - height - edge;
  dialog.style.setProperty('--x', `${Math.max(edge, Math.min(x, innerWidth - width - edge))}px`);
  dialog.style.setProperty('--y', `${Math.max(edge, Math.min(y, innerHeight - height - edge))}px`);
}
