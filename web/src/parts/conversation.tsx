import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ChatModel } from '../model/chat-model.ts';
import type { GroupBook, GroupEntry } from '../model/group-book.ts';
import { countChanges, isFormerMember } from '../model/group-state.ts';
import { isGroup, otherUserOf, type ConversationKey, type Device, type KeptMessage } from '../sdk.ts';
import { Avatar } from './avatar.tsx';
import { Composer } from './composer.tsx';
import { GroupHead } from './groups/group-head.tsx';
import { maySend } from './groups/group-rights.ts';
import { OutsideGroup } from './groups/outside-group.tsx';
import { useGroup } from './groups/use-group.ts';
import { Icon } from './icon.tsx';
import { Timeline } from './timeline.tsx';
import { useModel } from './use-model.ts';

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
  const saveDraft = (text: string) => {
    model.setDraft(conversation, text);
    void device.setDraft(conversation, text);
  };
  const retry = async (key: string, text: string) => {
    await device.forget(key);
    await device.send(conversation, text);
  };
  return (
    <>
      <header class="conversation-head">
        <a class="button round back" href="#/" aria-label="Back to the conversations"><Icon name="back" /></a>
        <Avatar id={otherUserOf(conversation)} name={name} />
        {id === undefined ? <h1>{name}</h1> : <GroupHead key={id} {...{ model, book, id, entry }} isFormer={isFormerMember(messages, model.me)} />}
      </header>
      <Timeline
        key={conversation} {...{ model, conversation }} onRetry={(key, text) => void retry(key, text)}
        onForget={(key) => void device.forget(key)}
      />
      <Below {...{ model, book, id, entry, messages }}>
        <Composer
          key={`composer-${conversation}`} name={name} draft={model.drafts.get(conversation) ?? ''} onDraft={saveDraft}
          onSend={(text) => void device.send(conversation, text)}
        />
      </Below>
    </>
  );
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
  return <div class="outside" role="status"><p>{group.role === 'reader' ? 'You can read here, and not write.' : 'Only admins write here.'}</p></div>;
}
