import { useRef, useState } from 'preact/hooks';
import type { ConversationSummary } from '../model/chat-model.ts';
import type { ConversationSettings } from '../sdk.ts';
import { Icon } from './icon.tsx';
import { useMenuKeys } from './use-menu-keys.ts';
import { t } from '../words/t.ts';

interface Props {
  readonly summary: ConversationSummary;
  onSet(settings: ConversationSettings): void;
}

/** What can be set about a conversation: shown beside it when the pointer or the focus is there. */
export function ConversationMenu({ summary, onSet }: Props) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const set = (settings: ConversationSettings) => {
    close();
    onSet(settings);
  };
  return (
    <div class={isOpen ? 'entry-menu open' : 'entry-menu'}>
      <button
        ref={button} type="button" class="round" aria-haspopup="menu" aria-expanded={isOpen}
        aria-label={t('Settings of the conversation {name}', { name: summary.name })} onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" />
      </button>
      {isOpen && <Items {...{ summary }} onSet={set} onClose={close} />}
    </div>
  );
}

const hourMs = 3_600_000;
const forever = Number.MAX_SAFE_INTEGER;

function Items({ summary, onSet, onClose }: Props & { onClose(): void }) {
  const place = useRef<HTMLDivElement>(null);
  useMenuKeys(place, onClose);
  const { isPinned, isMuted, isArchived, isMarkedUnread } = summary;
  const mute = (mutedUntilMs: number) => () => onSet({ mutedUntilMs });
  return (
    <div class="menu" role="menu" aria-label={t('Conversation')} ref={place}>
      <Item icon="pin" words={t(isPinned ? 'Unpin' : 'Pin')} onChoose={() => onSet({ isPinned: !isPinned })} />
      {!isMuted && <Item icon="mute" words={t('Mute for 8 hours')} onChoose={mute(Date.now() + 8 * hourMs)} />}
      <Item icon="mute" words={t(isMuted ? 'Unmute' : 'Mute')} onChoose={mute(isMuted ? 0 : forever)} />
      <Item
        icon="archive" words={t(isArchived ? 'Take out of the archive' : 'Archive')}
        onChoose={() => onSet({ isArchived: !isArchived })}
      />
      <Item
        icon="check" words={t(isMarkedUnread ? 'Mark as read' : 'Mark as unread')}
        onChoose={() => onSet({ isMarkedUnread: !isMarkedUnread })}
      />
    </div>
  );
}

interface ItemProps {
  readonly icon: Parameters<typeof Icon>[0]['name'];
  readonly words: string;
  onChoose(): void;
}

const Item = ({ icon, words, onChoose }: ItemProps) => (
  <button type="button" role="menuitem" onClick={onChoose}><Icon name={icon} />{words}</button>
);
