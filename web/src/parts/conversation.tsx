import { useEffect } from 'preact/hooks';
import type { ChatModel } from '../model/chat-model.ts';
import { otherUserOf, type ConversationKey, type Device } from '../sdk.ts';
import { Avatar } from './avatar.tsx';
import { Composer } from './composer.tsx';
import { Icon } from './icon.tsx';
import { Timeline } from './timeline.tsx';
import { useModel } from './use-model.ts';

interface Props {
  readonly model: ChatModel;
  readonly device: Device;
  readonly conversation: ConversationKey;
}

/** An open conversation. What is in it counts as read while the page is looked at. */
export function Conversation({ model, device, conversation }: Props) {
  useModel(model);
  const name = model.titleOf(conversation);
  const lastId = model.messagesOf(conversation).at(-1)?.id;
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
        <h1>{name}</h1>
      </header>
      <Timeline
        key={conversation} {...{ model, conversation }} onRetry={(key, text) => void retry(key, text)}
        onForget={(key) => void device.forget(key)}
      />
      <Composer
        key={`composer-${conversation}`} name={name} draft={model.drafts.get(conversation) ?? ''} onDraft={saveDraft}
        onSend={(text) => void device.send(conversation, text)}
      />
    </>
  );
}
