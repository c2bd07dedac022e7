import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { parseUserId } from '../sdk.ts';
import { Icon } from './icon.tsx';

interface Props {
  onClose(): void;
  onOpen(user: string): void;
  onGroup(): void;
}

/** Asks with whom a conversation is to begin. */
export function NewConversation({ onClose, onOpen, onGroup }: Props) {
  const place = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  // Before anything is typed: an effect would run after the next frame.
  useLayoutEffect(() => {
    place.current?.showModal();
    field.current?.focus(); // A dialog focuses its first button otherwise.
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    const user = parseUserId(text.trim());
    if (user === undefined) setProblem('Enter the number of a user, such as 7.');
    else onOpen(user.toString());
  };
  return (
    <dialog ref={place} class="sheet" aria-labelledby="new-title" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <div class="sheet-head">
          <h2 id="new-title">New conversation</h2>
          <button type="button" class="round" aria-label="Close" onClick={() => place.current?.close()}><Icon name="close" /></button>
        </div>
        <label for="new-user">With whom?</label>
        <input
          id="new-user" ref={field} inputMode="numeric" autocomplete="off" placeholder="User number" value={text} aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : 'new-problem'} onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            setProblem(undefined);
          }}
        />
        {problem !== undefined && <p id="new-problem" class="problem" role="alert">{problem}</p>}
        <button type="submit" class="primary wide">Start chatting</button>
        <button type="button" class="bordered wide" onClick={onGroup}>New group</button>
      </form>
    </dialog>
  );
}
