import { useState } from 'preact/hooks';
import type { ChatModel, ConversationSummary } from '../model/chat-model.ts';
import { otherUserOf, type ConversationKey, type ConversationSettings, type Device } from '../sdk.ts';
import { listWords } from '../words/dates.ts';
import { Avatar } from './avatar.tsx';
import { ConversationMenu } from './conversation-menu.tsx';
import { Icon } from './icon.tsx';
import { useModel, useNow } from './use-model.ts';
import { t } from '../words/t.ts';

interface Props {
  readonly model: ChatModel;
  readonly device: Device;
  readonly open: ConversationKey | undefined;
}

/** The conversations of the user, those that are pinned first, then the latest, and a field that narrows them down. */
export function ConversationList({ model, device, open }: Props) {
  useModel(model);
  const now = useNow(30_000);
  const [wanted, setWanted] = useState('');
  const [isInArchive, setInArchive] = useState(false);
  const all = model.summaries();
  const archived = all.filter(({ isArchived }) => isArchived).length;
  const inArchive = isInArchive && archived > 0;
  const found = all.filter(({ name, preview }) => includes(name, wanted) || includes(preview, wanted));
  // A search finds what is in the archive as well.
  const shown = found.filter(({ isArchived }) => wanted !== '' || isArchived === inArchive);
  return (
    <nav class="conversations" aria-label={t('Conversations')}>
      {all.length > 0 && (
        <label class="search">
          <Icon name="search" />
          <span class="hidden">{t('Search conversations')}</span>
          <input
            type="search" placeholder={t('Search')} value={wanted}
            onInput={({ currentTarget }) => setWanted(currentTarget.value)}
          />
        </label>
      )}
      {all.length === 0 && <p class="empty-list">{t('Your conversations will be here.')}</p>}
      {all.length > 0 && shown.length === 0 && (
        <p class="empty-list">{t('No conversation has “{words}”.', { words: wanted })}</p>
      )}
      <ul>
        {shown.map((summary) => (
          <Entry
            key={summary.key} summary={summary} isOpen={summary.key === open} now={now}
            onSet={(settings) => void device.setConversation(summary.key, settings)}
          />
        ))}
      </ul>
      {archived > 0 && wanted === '' && <ArchiveButton count={archived} isOpen={inArchive} onChange={setInArchive} />}
    </nav>
  );
}

interface ArchiveProps {
  readonly count: number;
  readonly isOpen: boolean;
  onChange(isOpen: boolean): void;
}

/** Leads to the archive, and back. */
const ArchiveButton = ({ count, isOpen, onChange }: ArchiveProps) => (
  <button type="button" class="archive" onClick={() => onChange(!isOpen)}>
    <Icon name={isOpen ? 'back' : 'archive'} />{isOpen ? t('All conversations') : t('Archive ({count})', { count })}
  </button>
);

const includes = (text: string, wanted: string) => text.toLowerCase().includes(wanted.trim().toLowerCase());

interface EntryProps {
  readonly summary: ConversationSummary;
  readonly isOpen: boolean;
  readonly now: number;
  onSet(settings: ConversationSettings): void;
}

function Entry({ summary, isOpen, now, onSet }: EntryProps) {
  const { key, name, preview, timeMs, unread, hasDraft, isMuted, isPinned, isOnline } = summary;
  return (
    <li class="entry-place">
      <a class="entry" href={`#/${key}`} aria-current={isOpen ? 'page' : undefined}>
        <span class="entry-face">
          <Avatar id={otherUserOf(key)} name={name} />
          {isOnline && <span class="online"><span class="hidden">{t('Online')}</span></span>}
        </span>
        <span class="entry-words">
          <span class="entry-top">
            <span class="entry-name">{name}</span>
            <span class={unread > 0 ? 'entry-time has-unread' : 'entry-time'}>{listWords(timeMs, now)}</span>
          </span>
          <span class="entry-bottom">
            <span class="entry-preview" dir="auto">{hasDraft && <em>{t('Draft')}: </em>}{preview}</span>
            {isPinned && <span class="entry-sign"><Icon name="pin" /><span class="hidden">{t('Pinned')}</span></span>}
            {isMuted && <span class="entry-sign"><Icon name="mute" /><span class="hidden">{t('Muted')}</span></span>}
            <Badge summary={summary} />
          </span>
        </span>
      </a>
      <ConversationMenu summary={summary} onSet={onSet} />
    </li>
  );
}

/** How much is unread, or that it was marked so; calm where the conversation is muted. */
function Badge({ summary: { unread, isMuted, isMarkedUnread } }: { readonly summary: ConversationSummary }) {
  if (unread === 0 && !isMarkedUnread) return null;
  const words = unread > 0 ? ` ${t('unread')}` : t('Marked as unread');
  return (
    <span class={isMuted ? 'badge muted' : 'badge'}>
      {unread > 99 ? '99+' : unread > 0 ? unread : ''}<span class="hidden">{words}</span>
    </span>
  );
}
