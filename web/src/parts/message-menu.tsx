import { useEffect, useRef, useState } from 'preact/hooks';
import type { BubbleReaction } from '../model/timeline-rows.ts';
import type { KeptRef, MessageAction } from '../sdk.ts';
import type { ComposerSubject } from './composer.tsx';
import { Icon } from './icon.tsx';

interface Props {
  readonly message: KeptRef;
  readonly text: string;
  readonly isOwn: boolean;
  readonly reactions: readonly BubbleReaction[];
  onAbout(subject: ComposerSubject): void;
  onAction(action: MessageAction): void;
}

const first = ['👍', '❤️', '😂', '😮', '😢', '🙏'];
const more = [
  '🎉', '🔥', '👏', '✅', '❌', '👀', '💯', '🚀', '😀', '😅', '😍', '😎', '🤔', '😴', '🙄', '😱', '😡', '🤝', '💪', '👎', '☕', '🍀', '⭐', '❓',
];

/** What can be done with a message: shown beside it when the pointer or the focus is there. */
export function MessageMenu(props: Props) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class={isOpen ? 'message-menu open' : 'message-menu'}>
      <button
        ref={button} type="button" class="round" aria-haspopup="menu" aria-expanded={isOpen} aria-label="Actions for this message"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" />
      </button>
      {isOpen && <Items {...props} onClose={close} />}
    </div>
  );
}

function Items({ message, text, isOwn, reactions, onAbout, onAction, onClose }: Props & { onClose(): void }) {
  const place = useRef<HTMLDivElement>(null);
  const [hasMore, setMore] = useState(false);
  const [isSure, setSure] = useState(false);
  useOwnKeys(place, onClose);
  const react = (emoji: string) => {
    const isSet = !reactions.some((each) => each.emoji === emoji && each.isOwn);
    onAction({ kind: 'reaction', message, emoji, isSet });
    onClose();
  };
  const about = (kind: ComposerSubject['kind']) => {
    onClose();
    onAbout({ kind, message, words: text, text });
  };
  const remove = () => {
    if (!isSure) return setSure(true);
    onClose();
    onAction({ kind: 'deletion', message });
  };
  return (
    <div class="menu" role="menu" aria-label="Message" ref={place}>
      <div class="emoji-row" role="group" aria-label="React">
        {[...first, ...(hasMore ? more : [])].map((emoji) => (
          <button key={emoji} type="button" role="menuitem" class="emoji" aria-label={`React with ${emoji}`} onClick={() => react(emoji)}>{emoji}</button>
        ))}
        {!hasMore && (
          <button type="button" role="menuitem" class="emoji" aria-label="More emoji" onClick={() => setMore(true)}><Icon name="down" /></button>
        )}
      </div>
      <button type="button" role="menuitem" onClick={() => about('reply')}><Icon name="reply" />Answer</button>
      {isOwn && <button type="button" role="menuitem" onClick={() => about('edit')}><Icon name="edit" />Edit</button>}
      {isOwn && (
        <button type="button" role="menuitem" class="danger" onClick={remove}>
          <Icon name="trash" />{isSure ? 'Delete for all?' : 'Delete'}
        </button>
      )}
    </div>
  );
}

/** The arrows move the focus, Escape and a press elsewhere close. */
function useOwnKeys(place: { readonly current: HTMLDivElement | null }, onClose: () => void): void {
  useEffect(() => {
    const items = () => [...(place.current?.querySelectorAll('button') ?? [])];
    items()[0]?.focus();
    place.current?.scrollIntoView({ block: 'nearest' });
    const onKeyDown = (event: KeyboardEvent) => {
      const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (event.key !== 'Escape' && by === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (by === undefined) return onClose();
      const all = items();
      all.at((all.indexOf(document.activeElement as HTMLButtonElement) + by) % all.length)?.focus();
    };
    const onPointerDown = ({ target }: PointerEvent) => {
      if (!(place.current?.parentElement?.contains(target as Node) ?? false)) onClose();
    };
    place.current?.addEventListener('keydown', onKeyDown);
    document.addEventListener('pointerdown', onPointerDown);
    const element = place.current;
    return () => {
      element?.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('pointerdown', onPointerDown);
    };
  }, []);
}
