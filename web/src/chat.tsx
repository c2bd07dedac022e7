import { useEffect, useState } from 'preact/hooks';
import type { ChatModel } from './model/chat-model.ts';
import { ConnectionNoteLine } from './parts/connection-note.tsx';
import { ConversationList } from './parts/conversation-list.tsx';
import { Conversation } from './parts/conversation.tsx';
import { Icon } from './parts/icon.tsx';
import { NewConversation } from './parts/new-conversation.tsx';
import { useModel } from './parts/use-model.ts';
import { parseUserId, type ConversationKey, type Device } from './sdk.ts';
import { applyTheme, currentTheme, otherTheme } from './theme.ts';

interface Props {
  readonly model: ChatModel;
  readonly device: Device;
  onSignOut(): void;
  onSignIn(): void;
}

/** The conversation that the address of the page names, such as `#/user/7`. */
function conversationOf(hash: string): ConversationKey | undefined {
  const [, kind, id = ''] = /^#\/(user|group)\/(\d{1,19})$/.exec(hash) ?? [];
  if (parseUserId(id) === undefined) return undefined;
  return kind === 'group' ? `group/${id}` : `user/${id}`;
}

function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const onChange = () => setHash(location.hash);
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  return hash;
}

/** The page of a user who is signed in: the list, and beside it the conversation that is open. */
export function Chat({ model, device, onSignOut, onSignIn }: Props) {
  useModel(model);
  const open = conversationOf(useHash());
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    document.title = model.unread > 0 ? `(${model.unread}) CecoChat` : 'CecoChat';
  });
  useEffect(() => {
    const acts = {
      new: () => setAsking(true),
      before: () => step(model, open, -1),
      after: () => step(model, open, 1),
      leave: () => void (location.hash = '#/'),
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      if (shortcut === undefined || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      acts[shortcut]();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [model, open]);
  const begin = (user: string) => {
    setAsking(false);
    location.hash = `#/user/${user}`;
  };
  return (
    <main class={open === undefined ? 'chat' : 'chat has-open'}>
      <div class="side">
        <SideHead {...{ model, onSignOut }} onNew={() => setAsking(true)} />
        <ConversationList model={model} open={open} />
      </div>
      <div class="main">
        <ConnectionNoteLine model={model} onSignIn={onSignIn} />
        {open === undefined ? <Nothing onNew={() => setAsking(true)} /> : <Conversation {...{ model, device }} conversation={open} />}
      </div>
      {isAsking && <NewConversation onClose={() => setAsking(false)} onOpen={begin} />}
    </main>
  );
}

/** Pure: what a key does anywhere on the page. */
function shortcutOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) {
  if (key === 'k' && (ctrlKey || metaKey)) return 'new';
  if (key === 'ArrowUp' && altKey) return 'before';
  if (key === 'ArrowDown' && altKey) return 'after';
  return key === 'Escape' ? 'leave' : undefined;
}

/** Opens the conversation before or after the open one. */
function step(model: ChatModel, open: ConversationKey | undefined, by: number): void {
  const keys = model.summaries().map(({ key }) => key);
  const next = keys[open === undefined ? 0 : Math.max(0, keys.indexOf(open) + by)];
  if (next !== undefined) location.hash = `#/${next}`;
}

interface SideHeadProps extends Pick<Props, 'model' | 'onSignOut'> {
  onNew(): void;
}

function SideHead({ model, onSignOut, onNew }: SideHeadProps) {
  const [theme, setTheme] = useState(currentTheme());
  const change = () => {
    applyTheme(otherTheme(theme));
    setTheme(otherTheme(theme));
  };
  return (
    <header class="side-head">
      <img src="/icon.svg" alt="" width="32" height="32" />
      <h1 class="side-title">User {model.me}</h1>
      <button type="button" class="round" onClick={change} aria-label={`Use the ${otherTheme(theme)} theme`}>
        <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
      </button>
      <button type="button" class="round" onClick={onSignOut} aria-label="Sign out"><Icon name="sign-out" /></button>
      <button type="button" class="round accent" onClick={onNew} aria-label="New conversation"><Icon name="compose" /></button>
    </header>
  );
}

const Nothing = ({ onNew }: { onNew(): void }) => (
  <div class="nothing">
    <img src="/icon.svg" alt="" width="72" height="72" />
    <h1>Choose a conversation</h1>
    <p>Or begin a new one. <kbd>Ctrl</kbd> <kbd>K</kbd> does it from anywhere.</p>
    <button type="button" class="primary" onClick={onNew}>New conversation</button>
  </div>
);
