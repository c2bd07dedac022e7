import { useCallback, useEffect, useState } from 'preact/hooks';
import { Chat } from './chat.tsx';
import { ChatModel } from './model/chat-model.ts';
import { GroupBook } from './model/group-book.ts';
import { watchNotices } from './notifications/index.ts';
import { OpenContext, type Leaving, type Open } from './open.ts';
import { forgetPeople, openPeople } from './people/index.ts';
import { Device, WebGroups } from './sdk.ts';
import {
  forgetIdentity, isReturning, leaveIdentity, ownIdentity, rememberIdentity, resume, type Session,
} from './session/index.ts';
import { SignIn, useReturned } from './sign-in/index.ts';
import { useLanguage } from './words/use-language.ts';
import { t } from './words/t.ts';

/** Once for a frame; a page that nobody looks at has none. */
const schedule = (run: () => void) => {
  if (document.visibilityState === 'visible') requestAnimationFrame(run);
  else setTimeout(run, 100);
};

async function openDevice(session: Session): Promise<Open> {
  const { user } = session;
  const people = openPeople(session, () => model.namesChanged());
  const model = new ChatModel(user, schedule, () => Date.now(), people);
  const token = () => session.deviceToken();
  const callToken = () => session.callToken();
  const { device, kept } = await Device.open({ url: location.origin, user, token, callToken, observer: model });
  const groups = new WebGroups({ url: new URL(location.origin), token: callToken });
  const book = new GroupBook(groups, (id, name) => model.setGroupName(id, name));
  model.load(kept);
  void navigator.storage.persist().catch(() => false);
  return { session, device, model, people, book };
}

/** Why the page asks who the user is. */
interface Asking {
  readonly reason?: string;
  /** The name of the user who was here. */
  readonly name?: string;
}

const noStore = (): string =>
  t('This browser does not let the page keep anything. Leave the private mode, or use another browser.');

/** Asks who the user is, and then shows the chats of the user. */
export function App() {
  useLanguage();
  const [session, setSession] = useState(resumed);
  const [open, setOpen] = useState<Open>();
  const [asking, setAsking] = useState<Asking>({});
  const enter = useCallback((next: Session) => {
    rememberIdentity(next);
    setSession(next);
  }, []);
  const isEntering = useReturned({ onSession: enter, onProblem: (reason) => setAsking({ reason }) });
  const leave = useCallback((why: Asking = {}) => {
    session?.close();
    setOpen(undefined);
    setSession(undefined);
    setAsking(why);
    location.hash = '';
  }, [session]);
  useEffect(() => {
    if (session === undefined) return undefined;
    let isOver = false;
    openDevice(session).then(
      (opened) => (isOver ? void opened.device.close() : setOpen(opened)), () => leave({ reason: noStore() }),
    );
    return () => {
      isOver = true;
    };
  }, [session, leave]);
  useRetries(open);
  useEffect(() => open && watchNotices(open.model), [open]);
  useActivity(open);
  useEndings(open, leave);
  if (session === undefined && !isEntering) {
    return <SignIn key={asking.reason} reason={asking.reason} name={asking.name ?? ''} onSession={enter} />;
  }
  if (session === undefined || open === undefined) {
    return <main class="loading" aria-busy="true"><h1 class="hidden">CecoChat</h1></main>;
  }
  return (
    <OpenContext.Provider value={open}>
      <Chat open={open} onLeave={(how) => void endings[how](open).then(leave)} />
    </OpenContext.Provider>
  );
}

function resumed(): Session | undefined {
  if (isReturning()) return undefined;
  const own = ownIdentity();
  return own && resume(own);
}

/** Each resolves with what the page asks then. */
const endings: Readonly<Record<Leaving, (open: Open) => Promise<Asking>>> = {
  'sign-out': async ({ session, device }) => {
    await session.signOut().catch(() => undefined); // Without a network it ends when it is not refreshed.
    return forget(session, device);
  },
  deleted: async ({ session, device }) => {
    await forget(session, device);
    return { reason: t('Your account is deleted.') };
  },
  switch: async ({ device }) => {
    leaveIdentity();
    await device.close();
    return {};
  },
  ended: async ({ session, device }) => {
    forgetIdentity(session.user);
    await device.close();
    const reason = t('Your session has ended. Sign in again to continue.');
    return { reason, ...(session.kind === 'account' && { name: session.name }) };
  },
};

async function forget({ user }: Session, device: Device): Promise<Asking> {
  forgetIdentity(user);
  forgetPeople(user);
  await device.signOut();
  return {};
}

/** Leaves where the user signed out in another tab, or the platform has ended the session. */
function useEndings(open: Open | undefined, leave: (why: Asking) => void): void {
  useEffect(() => {
    if (open === undefined) return undefined;
    const { model, session, device } = open;
    let isOver = false;
    return model.subscribe(() => {
      const isEnded = model.connection.problem?.code === 'session-ended';
      if (isOver || (!model.signedOut && !isEnded)) return;
      isOver = true;
      if (model.signedOut) {
        forgetIdentity(session.user);
        leave({ reason: t('You signed out in another tab.') });
        void device.close().catch(() => undefined); // What it keeps is being removed.
      } else void endings.ended(open).then(leave);
    });
  }, [open, leave]);
}

/** A use of the page is noted this often. */
const useEveryMs = 20_000;

/** Reports that the user uses the page, so that others see the user online and not idle. */
function useActivity(open: Open | undefined): void {
  useEffect(() => {
    let notedMs = Number.NEGATIVE_INFINITY;
    const note = () => {
      if (document.visibilityState !== 'visible' || performance.now() - notedMs < useEveryMs) return;
      notedMs = performance.now();
      open?.device.noteUse();
    };
    const uses = ['pointerdown', 'keydown', 'focus'] as const;
    for (const use of uses) window.addEventListener(use, note);
    document.addEventListener('visibilitychange', note);
    return () => {
      for (const use of uses) window.removeEventListener(use, note);
      document.removeEventListener('visibilitychange', note);
    };
  }, [open]);
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
