import { useEffect, useState } from 'preact/hooks';
import type { ChatModel } from '../model/chat-model.ts';
import type { ConversationKey, Device } from '../sdk.ts';

/** With fewer messages of a conversation the latest ones are read from history when it is opened. */
const enough = 64;
/** History may be behind the list by a moment: it is read again, so many times, after this. */
const [attempts, pauseMs] = [5, 500];

interface Earlier {
  /** Whether there may be messages before those of the device. */
  readonly hasMore: boolean;
  /** Reads a page of them. */
  readMore(): Promise<void>;
}

/** The messages that the device has not got by itself, such as those from before it was signed in: read backwards. */
export function useEarlier(model: ChatModel, device: Device, conversation: ConversationKey): Earlier {
  const [hasMore, setHasMore] = useState(true);
  const lacksLast = model.lacksLast(conversation);
  const read = async (before: string): Promise<void> => {
    try {
      setHasMore(await device.readEarlier(conversation, before));
    } catch {
      // Offline, for one: what the device has is shown, and the button is still there.
    }
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
  return { hasMore, readMore: () => read(model.messagesOf(conversation)[0]?.id ?? '') };
}
