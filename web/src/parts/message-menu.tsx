import { useRef, useState } from 'preact/hooks';
import { EmojiPicker } from '../emoji/index.ts';
import type { BubbleReaction } from '../model/timeline-rows.ts';
import type { KeptRef, MessageAction } from '../sdk.ts';
import type { ComposerSubject } from './composer.tsx';
import { Icon } from './icon.tsx';
import { useMenuKeys } from './use-menu-keys.ts';
import { t } from '../words/t.ts';

interface Props {
  readonly message: KeptRef;
  readonly text: string;
  readonly isOwn: boolean;
  readonly reactions: readonly BubbleReaction[];
  onAbout(subject: ComposerSubject): void;
  onAction(action: MessageAction): void;
}

const first = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/** What can be done with a message: shown beside it when the pointer or the focus is there. */
export function MessageMenu(props: Props) {
  const [open, setOpen] = useState<'menu' | 'emoji'>();
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(undefined);
    button.current?.focus();
  };
  const react = (emoji: string) => {
    const isSet = !props.reactions.some((each) => each.emoji === emoji && each.isOwn);
    props.onAction({ kind: 'reaction', message: props.message, emoji, isSet });
    close();
  };
  return (
    <div class={open === undefined ? 'message-menu' : 'message-menu open'}>
      <button
        ref={button} type="button" class="round" aria-haspopup="menu" aria-expanded={open === 'menu'}
        aria-label={t('Actions for this message')}
        onClick={() => setOpen(open === 'menu' ? undefined : 'menu')}
      >
        <Icon name="more" />
      </button>
      {open === 'menu' && <Items {...props} onReact={react} onMore={() => setOpen('emoji')} onClose={close} />}
      {open === 'emoji' && <EmojiPicker beside={button.current} onPick={react} onClose={close} />}
    </div>
  );
}

interface ItemsProps extends Props {
  onReact(emoji: string): void;
  onMore(): void;
  onClose(): void;
}

function Items({ message, text, isOwn, onAbout, onAction, onReact, onMore, onClose }: ItemsProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isSure, setSure] = useState(false);
  useMenuKeys(place, onClose);
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
    <div class="menu" role="menu" aria-label={t('Message')} ref={place}>
      <div class="emoji-row" role="group" aria-label={t('React')}>
        {first.map((emoji) => (
          <button
            key={emoji} type="button" role="menuitem" class="emoji" aria-label={t('React with {emoji}', { emoji })}
            onClick={() => onReact(emoji)}
          >
            {emoji}
          </button>
        ))}
        <button type="button" role="menuitem" class="emoji" aria-label={t('More emoji')} onClick={onMore}>
          <Icon name="plus" />
        </button>
      </div>
      <button type="button" role="menuitem" onClick={() => about('reply')}><Icon name="reply" />{t('Answer')}</button>
      {isOwn && (
        <button type="button" role="menuitem" onClick={() => about('edit')}><Icon name="edit" />{t('Edit')}</button>
      )}
      {isOwn && (
        <button type="button" role="menuitem" class="danger" onClick={remove}>
          <Icon name="trash" />{isSure ? t('Delete for all?') : t('Delete')}
        </button>
      )}
    </div>
  );
}
