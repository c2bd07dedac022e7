import { useState } from 'preact/hooks';
import type { ChatModel, ConversationSummary } from '../model/chat-model.ts';
import { otherUserOf, type ConversationKey } from '../sdk.ts';
import { listWords } from '../words/dates.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { useModel, useNow } from './use-model.ts';
import { t } from '../words/t.ts';

interface Props {
  readonly model: ChatModel;
  readonly open: ConversationKey | undefined;
}

/** The conversations of the user, the latest first, and a field that narrows them down. */
export function ConversationList({ model, open }: Props) {
  useModel(model);
  const now = useNow(30_000);
  const [wanted, setWanted] = useState('');
  const all = model.summaries();
  const shown = all.filter(({ name, preview }) => includes(name, wanted) || includes(preview, wanted));
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
        {shown.map((summary) => <Entry key={summary.key} summary={summary} isOpen={summary.key === open} now={now} />)}
      </ul>
    </nav>
  );
}

const includes = (text: string, wanted: string) => text.toLowerCase().includes(wanted.trim().toLowerCase());

interface EntryProps {
  readonly summary: ConversationSummary;
  readonly isOpen: boolean;
  readonly now: number;
}

function Entry({ summary, isOpen, now }: EntryProps) {
  const { key, name, preview, timeMs, unread, hasDraft } = summary;
  return (
    <li>
      <a class="entry" href={`#/${key}`} aria-current={isOpen ? 'page' : undefined}>
        <Avatar id={otherUserOf(key)} name={name} />
        <span class="entry-words">
          <span class="entry-top">
            <span class="entry-name">{name}</span>
            <span class={unread > 0 ? 'entry-time has-unread' : 'entry-time'}>{listWords(timeMs, now)}</span>
          </span>
          <span class="entry-bottom">
            <span class="entry-preview" dir="auto">{hasDraft && <em>{t('Draft')}: </em>}{preview}</span>
            {unread > 0 && (
              <span class="badge">{unread > 99 ? '99+' : unread}<span class="hidden"> {t('unread')}</span></span>
            )}
          </span>
        </span>
      </a>
    </li>
  );
}
