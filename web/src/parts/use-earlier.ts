import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatModel } from '../model/chat-model.ts';
import type { ConversationKey, Device } from '../sdk.ts';

/** With fewer messages of a conversation the latest ones are read from history when it is opened. */
const enough = 64;
/** History may be behind the list by a moment: it is read again, so many times, after this. */
const [attempts, pauseMs] = [5, 500];

/**
 * What there may be before the messages of the device:
 * - `more`: not known;
 * - `reading`: it is being read;
 * - `failed`: it could not be read, such as without a network;
 * - `none`: the device has the first message.
 */
export type EarlierState = 'more' | 'reading' | 'failed' | 'none';

interface Earlier {
  readonly state: EarlierState;
  /** Reads a page of them, one at a time. */
  readMore(): Promise<void>;
}

/** The messages that the device has not got by itself, such as those from before it was signed in: read backwards. */
export function useEarlier(model: ChatModel, device: Device, conversation: ConversationKey): Earlier {
  const [state, setState] = useState<EarlierState>('more');
  const isReading = useRef(false);
  const firstId = () => model.messagesOf(conversation)[0]?.id ?? '';
  const lacksLast = model.lacksLast(conversation);
  const read = async (before: string): Promise<void> => {
    if (isReading.current) return;
    isReading.current = true;
    setState('reading');
    const next = await device.readEarlier(conversation, before).then<EarlierState, EarlierState>(
      // A page without anything before it is the last one: it is not read again and again.
      (hasMore) => (hasMore && (before === '' || firstId() < before) ? 'more' : 'none'), () => 'failed',
    );
    isReading.current = false;
    setState(next);
  };
  useEffect(() => {
    let isOver = false;
    const readLatest = async () => {
      for (let attempt = 1; attempt <= attempts && !isOver; attempt++) {
        await read('');
        if (!model.lacksLast(conversation)) return;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    };
    if (lacksLast || model.messagesOf(conversation).length < enough) void readLatest();
    return () => {
      isOver = true;
    };
  }, [model, device, conversation, lacksLast]);
  return { state, readMore: () => read(firstId()) };
}
