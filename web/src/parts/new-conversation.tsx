import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Open } from '../open.ts';
import type { Profile } from '../people/index.ts';
import { useFind } from '../people/use-find.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';

interface Props {
  readonly open: Open;
  onClose(): void;
  onOpen(user: string): void;
  onGroup(): void;
}

/** Asks with whom a conversation is to begin: people are found by the beginning of their names. */
export function NewConversation({ open, onClose, onOpen, onGroup }: Props) {
  const place = useRef<HTMLDialogElement>(null);
  // Before anything is typed: an effect would run after the next frame.
  useLayoutEffect(() => {
    place.current?.showModal();
    document.getElementById('new-user')?.focus(); // A dialog focuses its first button otherwise.
  }, []);
  const find = useFind(open, onOpen);
  const submit = (event: Event) => {
    event.preventDefault();
    find.submit();
  };
  return (
    <dialog ref={place} class="sheet" aria-labelledby="new-title" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <div class="sheet-head">
          <h2 id="new-title">New conversation</h2>
          <button type="button" class="round" aria-label="Close" onClick={() => place.current?.close()}><Icon name="close" /></button>
        </div>
        <label for="new-user">With whom?</label>
        <FindField find={find} />
        {find.problem !== undefined && <p id="new-problem" class="problem" role="alert">{find.problem}</p>}
        <Found found={find.found} chosen={find.chosen} onOpen={onOpen} />
        <p id="new-help" class="help" role="status">{find.help}</p>
        <button type="submit" class="primary wide">Start chatting</button>
        <button type="button" class="bordered wide" onClick={onGroup}>New group</button>
      </form>
    </dialog>
  );
}

function FindField({ find }: { readonly find: ReturnType<typeof useFind> }) {
  const { text, found, chosen, problem, change, step } = find;
  const active = found[chosen];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    step(by);
  };
  return (
    <input
      id="new-user" role="combobox" autocomplete="off" autocapitalize="none" spellcheck={false} dir="auto"
      placeholder="Name" value={text} aria-expanded={found.length > 0} aria-controls="new-found" aria-autocomplete="list"
      aria-activedescendant={active && `found-${active.user}`} aria-invalid={problem !== undefined}
      aria-describedby={problem === undefined ? 'new-help' : 'new-problem'} onKeyDown={onKeyDown}
      onInput={({ currentTarget }) => change(currentTarget.value)}
    />
  );
}

interface FoundProps extends Pick<Props, 'onOpen'> {
  readonly found: readonly Profile[];
  readonly chosen: number;
}

const Found = ({ found, chosen, onOpen }: FoundProps) => (
  <ul id="new-found" class="found" role="listbox" aria-label="People" hidden={found.length === 0}>
    {found.map(({ user, name, displayName, statusText }, index) => (
      <li key={user} id={`found-${user}`} role="option" aria-selected={index === chosen} onClick={() => onOpen(user)}>
        <Avatar id={user} name={displayName} />
        <span class="found-words">
          <span class="found-name" dir="auto">{displayName}</span>
          <span class="found-more" dir="auto">{[`@${name}`, statusText].filter(Boolean).join(' · ')}</span>
        </span>
      </li>
    ))}
  </ul>
);
