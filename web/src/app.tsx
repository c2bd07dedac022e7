import { useCallback, useEffect, useState } from 'preact/hooks';
import { Chat } from './chat.tsx';
import { forgetSignIn, rememberSignIn, requestToken, signedInUser } from './identity.ts';
import { ChatModel } from './model/chat-model.ts';
import { GroupBook } from './model/group-book.ts';
import { Device, WebGroups } from './sdk.ts';
import { SignIn } from './sign-in.tsx';

interface Open {
  readonly device: Device;
  readonly model: ChatModel;
  readonly book: GroupBook;
}

/** Once for a frame; a page that nobody looks at has none. */
const schedule = (run: () => void) => {
  if (document.visibilityState === 'visible') requestAnimationFrame(run);
  else setTimeout(run, 100);
};

async function openDevice(user: string): Promise<Open> {
  const model = new ChatModel(user, schedule, () => Date.now());
  const token = () => requestToken(user);
  const { device, kept } = await Device.open({ url: location.origin, user, token, observer: model });
  const groups = new WebGroups({ url: new URL(location.origin), token });
  const book = new GroupBook(groups, (id, name) => model.setGroupName(id, name));
  model.load(kept);
  void navigator.storage.persist().catch(() => false);
  return { device, model, book };
}

/** Asks who the user is, and then shows the chats of the user. */
export function App() {
  const [user, setUser] = useState(signedInUser());
  const [open, setOpen] = useState<Open>();
  const [reason, setReason] = useState<string>();
  useEffect(() => {
    if (user === undefined) return undefined;
    let isOver = false;
    openDevice(user).then(
      (opened) => (isOver ? void opened.device.close() : setOpen(opened)),
      () => {
        setReason('This browser does not let the page keep anything. Leave the private mode, or use another browser.');
        setUser(undefined);
      },
    );
    return () => {
      isOver = true;
    };
  }, [user]);
  useRetries(open);
  const leave = useCallback((why?: string) => {
    if (user !== undefined) forgetSignIn(user);
    setOpen(undefined);
    setUser(undefined);
    setReason(why);
    location.hash = '';
  }, [user]);
  useEffect(() => open?.model.subscribe(() => open.model.signedOut && leave('You signed out in another tab.')), [open, leave]);
  if (user === undefined) {
    const enter = (next: string) => {
      rememberSignIn(next);
      setReason(undefined);
      setUser(next);
    };
    return <SignIn key={reason} reason={reason} onSignedIn={enter} />;
  }
  if (open === undefined) return <main class="loading" aria-busy="true"><h1 class="hidden">CecoChat</h1></main>;
  const { device, model, book } = open;
  const signInAgain = () => void device.close().then(() => leave());
  return <Chat {...{ model, device, book }} onSignIn={signInAgain} onSignOut={() => void device.signOut().then(() => leave())} />;
}

/** The network is back, or the page is looked at again, such as after the machine slept: no attempt waits any longer. */
function useRetries(open: Open | undefined): void {
  useEffect(() => {
    const retry = () => {
      if (document.visibilityState === 'visible' && navigator.onLine) open?.device.retryNow();
    };
    window.addEventListener('online', retry);
    document.addEventListener('visibilitychange', retry);
    return () => {
      window.removeEventListener('online', retry);
      document.removeEventListener('visibilitychange', retry);
    };
  }, [open]);
}
