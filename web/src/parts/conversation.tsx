import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ChatModel } from '../model/chat-model.ts';
import type { GroupBook, GroupEntry } from '../model/group-book.ts';
import { countChanges, isFormerMember } from '../model/group-state.ts';
import type { Bubble } from '../model/timeline-rows.ts';
import { isGroup, otherUserOf, type ConversationKey, type Device, type KeptMessage } from '../sdk.ts';
import { Avatar } from './avatar.tsx';
import { Composer, type ComposerSubject } from './composer.tsx';
import { DialogHead } from './dialog-head.tsx';
import { GroupHead, useGroup } from './groups/group-head.tsx';
import { maySend } from './groups/group-rights.ts';
import { OutsideGroup } from './groups/outside-group.tsx';
import { Icon } from './icon.tsx';
import { Timeline } from './timeline.tsx';
import { useModel } from './use-model.ts';
import { t } from '../words/t.ts';

interface Props {
  readonly model: ChatModel;
  readonly device: Device;
  readonly book: GroupBook;
  readonly conversation: ConversationKey;
}

/** An open conversation. What is in it counts as read while the page is looked at. */
export function Conversation({ model, device, book, conversation }: Props) {
  useModel(model);
  const messages = model.messagesOf(conversation);
  const id = isGroup(conversation) ? otherUserOf(conversation) : undefined;
  const entry = useGroup(book, id, id === undefined ? 0 : countChanges(messages));
  const name = model.titleOf(conversation);
  const lastId = messages.at(-1)?.id;
  useEffect(() => {
    const read = () => {
      if (lastId === undefined || document.visibilityState !== 'visible' || !document.hasFocus()) return;
      if (lastId <= model.readUpTo(conversation)) return;
      model.onRead(conversation, lastId);
      void device.setRead(conversation, lastId);
    };
    read();
    window.addEventListener('focus', read);
    return () => window.removeEventListener('focus', read);
  }, [model, device, conversation, lastId]);
  useUnmark(model, device, conversation);
  const saveDraft = (text: string) => {
    model.setDraft(conversation, text);
    void device.setDraft(conversation, text);
  };
  const [about, setAbout] = useSubjectOf(conversation);
  const send = (text: string) => {
    void device.send(conversation, text, about && { kind: about.kind, message: about.message });
    setAbout(undefined);
  };
  return (
    <>
      <header class="conversation-head">
        <a class="button round back" href="#/" aria-label={t('Back to the conversations')}><Icon name="back" /></a>
        <Avatar id={otherUserOf(conversation)} name={name} />
        {id === undefined ? <DialogHead {...{ model, conversation }} /> : <GroupHead key={id} {...{ model, book, id, entry }} isFormer={isFormerMember(messages, model.me)} />}
      </header>
      <Timeline
        key={conversation} {...{ model, device, conversation }}
        onRetry={(bubble) => void sendAgain(device, conversation, bubble)}
        onForget={(key) => void device.forget(key)} onAbout={setAbout}
        onAction={(action) => void device.send(conversation, '', action)}
      />
      <Below {...{ model, book, id, entry, messages }}>
        <Composer
          key={`composer-${conversation}`} name={name} draft={model.drafts.get(conversation) ?? ''} onDraft={saveDraft}
          about={about} onSend={send} onLeave={() => setAbout(undefined)}
        />
      </Below>
    </>
  );
}

/** A conversation that is opened is not marked as unread any longer. */
function useUnmark(model: ChatModel, device: Device, conversation: ConversationKey): void {
  useEffect(() => {
    if (!model.settingsOf(conversation).isMarkedUnread) return;
    void device.setConversation(conversation, { isMarkedUnread: false });
  }, [model, device, conversation]);
}

interface BelowProps extends Pick<Props, 'model' | 'book'> {
  /** Of a group. */
  readonly id: string | undefined;
  readonly entry: GroupEntry;
  readonly messages: readonly KeptMessage[];
  readonly children: ComponentChildren;
}

/** The composer, or why the user cannot write in this group. */
function Below({ model, book, id, entry, messages, children }: BelowProps) {
  if (id === undefined) return <>{children}</>;
  const isFormer = isFormerMember(messages, model.me);
  const { group, problem } = entry;
  const isOutside = isFormer || (group !== undefined && group.role === undefined) || problem?.retryable === false;
  if (isOutside) return <OutsideGroup key={id} {...{ book, id, entry, isFormer }} />;
  if (group === undefined || maySend(group.role, group.announcementsOnly)) return <>{children}</>;
  const why = group.role === 'reader' ? t('You can read here, and not write.') : t('Only admins write here.');
  return <div class="outside" role="status"><p>{why}</p></div>;
}

/** What is written about a message, until another conversation is opened. */
function useSubjectOf(conversation: ConversationKey) {
  const subject = useState<ComposerSubject>();
  const [, setAbout] = subject;
  useEffect(() => setAbout(undefined), [conversation]);
  return subject;
}

async function sendAgain(device: Device, conversation: ConversationKey, bubble: Bubble): Promise<void> {
  await device.forget(bubble.key);
  await device.send(conversation, textOf(bubble), bubble.action);
}

/** The text of a refused send: a reaction and a deletion have none. */
const textOf = ({ text, action }: Bubble): string =>
  (action?.kind === 'reaction' || action?.kind === 'deletion' ? '' : text ?? '');
