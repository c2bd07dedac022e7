import { useEffect, useRef, useState } from 'preact/hooks';
import { briefly } from '../model/message-words.ts';
import type { ChatModel } from '../model/chat-model.ts';
import type { ConversationKey } from '../sdk.ts';

interface Props {
  readonly model: ChatModel;
  readonly conversation: ConversationKey;
}

/** Announces what others write while a conversation is open, and not what is scrolled to. */
export function Arrivals({ model, conversation }: Props) {
  const last = model.messagesOf(conversation).at(-1);
  const openedMs = useRef(Date.now());
  const [words, setWords] = useState('');
  useEffect(() => {
    if (last === undefined || last.timeMs < openedMs.current) return; // It is from before, and was loaded.
    const state = model.stateOf(last, conversation);
    if (last.sender !== model.me && state !== undefined) setWords(`${model.nameOf(last.sender)}: ${briefly(state)}`);
  }, [model, conversation, last?.id]);
  return <p class="hidden" role="status">{words}</p>;
}
