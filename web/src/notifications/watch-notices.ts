import type { ChatModel } from '../model/chat-model.ts';
import { currentChoice } from './choice.ts';
import { decideNotice, type Notice } from './decide-notice.ts';

/** Notifies of messages that arrive while no page of the user is in view. Returns how to end that. */
export function watchNotices(model: ChatModel): () => void {
  const inView = `cecochat.in-view.${model.me}`;
  const openedMs = Date.now();
  const endHold = holdInView(inView);
  const endWatch = model.watchMessages(async (messages) => {
    const asking = messages.filter(({ conversation }) => !model.isCalm(conversation));
    const notices = asking.map((message) => decideNotice({
      message, choice: currentChoice(), me: model.me, openedMs, isNew: model.isNew(message),
      nameOf: (user) => model.nameOf(user), titleOf: (key) => model.titleOf(key),
    })).filter((notice) => notice !== undefined);
    // Each page of the user asks; the browser shows one notification for a conversation.
    if (notices.length > 0 && !(await isHeld(inView))) for (const notice of notices) await show(notice);
  });
  return () => {
    endHold();
    endWatch();
  };
}

/** Holds a lock while this page is in view: pages in other tabs see it. */
function holdInView(name: string): () => void {
  let release: (() => void) | undefined;
  const hold = () => {
    release?.();
    release = undefined;
    if (document.visibilityState !== 'visible') return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    release = () => resolve(undefined);
    void navigator.locks.request(name, { mode: 'shared' }, () => promise);
  };
  hold();
  document.addEventListener('visibilitychange', hold);
  return () => {
    document.removeEventListener('visibilitychange', hold);
    release?.();
  };
}

const isHeld = async (name: string): Promise<boolean> =>
  (await navigator.locks.query()).held?.some((lock) => lock.name === name) ?? false;

/** By the service worker, which phones ask for, or by the page where there is none. */
async function show({ title, body, conversation }: Notice): Promise<void> {
  const options: NotificationOptions = { body, tag: conversation, icon: '/icon.svg', data: conversation };
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker?.active) return worker.showNotification(title, options);
  const shown = new Notification(title, options);
  shown.onclick = () => {
    window.focus();
    location.hash = `#/${conversation}`;
    shown.close();
  };
}
