import { useEffect, useState } from 'preact/hooks';
import { AccountPage } from './account/account-page.tsx';
import type { ChatModel } from './model/chat-model.ts';
import type { GroupBook } from './model/group-book.ts';
import { countChanges } from './model/group-state.ts';
import type { Leaving, Open } from './open.ts';
import { Avatar } from './parts/avatar.tsx';
import { ConnectionNoteLine } from './parts/connection-note.tsx';
import { ConversationList } from './parts/conversation-list.tsx';
import { Conversation } from './parts/conversation.tsx';
import { NewGroup } from './parts/groups/new-group.tsx';
import { Icon } from './parts/icon.tsx';
import { NewConversation } from './parts/new-conversation.tsx';
import { useModel } from './parts/use-model.ts';
import { isGroup, otherUserOf, parseUserId, type ConversationKey } from './sdk.ts';
import { SettingsPage } from './settings/index.ts';
import { t } from './words/t.ts';

interface Props {
  readonly open: Open;
  onLeave(how: Leaving): void;
}

/** The conversation that the address of the page names, such as `#/user/7`. */
function conversationOf(hash: string): ConversationKey | undefined {
  const [, kind, id = ''] = /^#\/(user|group)\/(\d{1,19})$/.exec(hash) ?? [];
  if (parseUserId(id) === undefined) return undefined;
  return kind === 'group' ? `group/${id}` : `user/${id}`;
}

/** A page that is no conversation. */
type Page = 'account' | 'settings' | undefined;

function pageOf(hash: string, { session }: Open): Page {
  if (hash === '#/account' && session.kind === 'account') return 'account';
  return hash === '#/settings' ? 'settings' : undefined;
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
export function Chat({ open: opened, onLeave }: Props) {
  const { model, book, device } = opened;
  useModel(model);
  useGroupNames(model, book);
  const hash = useHash();
  const open = conversationOf(hash);
  const page = pageOf(hash, opened);
  const [isAsking, setAsking] = useState(false);
  const [isGrouping, setGrouping] = useState(false);
  useEffect(() => {
    document.title = model.unread > 0 ? `(${model.unread}) CecoChat` : 'CecoChat';
  });
  useShortcuts(model, open, () => setAsking(true));
  const begin = (key: ConversationKey) => {
    setAsking(false);
    setGrouping(false);
    location.hash = `#/${key}`;
  };
  const beginGroup = () => {
    setAsking(false);
    setGrouping(true);
  };
  return (
    <main class={open === undefined && page === undefined ? 'chat' : 'chat has-open'}>
      <div class="side">
        <SideHead {...{ opened, onLeave, page }} onNew={() => setAsking(true)} />
        <ConversationList {...{ model, device, open }} />
      </div>
      <div class="main">
        <ConnectionNoteLine model={model} onSignIn={() => onLeave('ended')} />
        <Main {...{ opened, open, page, onLeave }} onNew={() => setAsking(true)} />
      </div>
      {isAsking && <NewConversation open={opened} onClose={() => setAsking(false)} onOpen={(user) => begin(`user/${user}`)} onGroup={beginGroup} />}
      {isGrouping && <NewGroup {...{ model, book }} onClose={() => setGrouping(false)} onOpen={(group) => begin(`group/${group}`)} />}
    </main>
  );
}

/** Groups whose events do not have their names are read, so that the list has them. */
function useGroupNames(model: ChatModel, book: GroupBook): void {
  const nameless = model.summaries().map(({ key }) => key).filter((key) => isGroup(key) && !model.hasName(key));
  useEffect(() => {
    for (const key of nameless) book.want(otherUserOf(key), countChanges(model.messagesOf(key)));
  }, [model, book, nameless.join()]);
}

/** Keys that do something anywhere on the page. */
function useShortcuts(model: ChatModel, open: ConversationKey | undefined, onNew: () => void): void {
  useEffect(() => {
    const acts = {
      new: onNew,
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
}

interface MainProps extends Pick<Props, 'onLeave'> {
  readonly opened: Open;
  readonly open: ConversationKey | undefined;
  readonly page: Page;
  onNew(): void;
}

/** What is beside the list. */
function Main({ opened, open, page, onLeave, onNew }: MainProps) {
  const { model, device, book } = opened;
  if (page === 'account') return <AccountPage open={opened} onLeave={onLeave} />;
  if (page === 'settings') return <SettingsPage />;
  if (open === undefined) return <Nothing onNew={onNew} />;
  return <Conversation {...{ model, device, book }} conversation={open} />;
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
  const keys = model.summaries().filter(({ isArchived }) => !isArchived).map(({ key }) => key);
  const next = keys[open === undefined ? 0 : Math.max(0, keys.indexOf(open) + by)];
  if (next !== undefined) location.hash = `#/${next}`;
}

interface SideHeadProps extends Pick<Props, 'onLeave'> {
  readonly opened: Open;
  readonly page: Page;
  onNew(): void;
}

function SideHead({ opened, page, onLeave, onNew }: SideHeadProps) {
  return (
    <header class="side-head">
      <Me open={opened} isAccount={page === 'account'} />
      <a
        class="button round" href="#/settings" aria-label={t('Settings')}
        aria-current={page === 'settings' ? 'page' : undefined}
      >
        <Icon name="settings" />
      </a>
      <button type="button" class="round" onClick={() => onLeave('sign-out')} aria-label={t('Sign out')}>
        <Icon name="sign-out" />
      </button>
      <button type="button" class="round accent" onClick={onNew} aria-label={t('New conversation')}>
        <Icon name="compose" />
      </button>
    </header>
  );
}

/** Who is signed in: for accounts the way to their page. */
function Me({ open: { session, people }, isAccount }: { readonly open: Open; readonly isAccount: boolean }) {
  if (session.kind === 'number') return <h1 class="side-title">{t('User {id}', { id: session.user })}</h1>;
  const name = people.nameOf(session.user) ?? session.name;
  return (
    <h1 class="side-title">
      <a class="me" href="#/account" aria-current={isAccount ? 'page' : undefined}>
        <Avatar id={session.user} name={name} />
        <span class="hidden">{t('Your account')}, </span>
        <span dir="auto">{name}</span>
      </a>
    </h1>
  );
}

const Nothing = ({ onNew }: { onNew(): void }) => (
  <div class="nothing">
    <img src="/icon.svg" alt="" width="72" height="72" />
    <h1>{t('Choose a conversation')}</h1>
    <p>{t('Or begin a new one. This does it from anywhere:')} <kbd>Ctrl</kbd> <kbd>K</kbd></p>
    <button type="button" class="primary" onClick={onNew}>{t('New conversation')}</button>
  </div>
);
