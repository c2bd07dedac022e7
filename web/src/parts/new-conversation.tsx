import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Open } from '../open.ts';
import { FindField, FoundPeople } from '../people/find-people.tsx';
import { useFind } from '../people/use-find.ts';
import { CloseButton } from './close-button.tsx';
import { t } from '../words/t.ts';

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
  const find = useFind(open, (user) => void onOpen(user));
  const submit = (event: Event) => {
    event.preventDefault();
    find.submit();
  };
  return (
    <dialog ref={place} class="sheet" aria-labelledby="new-title" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <div class="sheet-head">
          <h2 id="new-title">{t('New conversation')}</h2>
          <CloseButton />
        </div>
        <label for="new-user">{t('With whom?')}</label>
        <FindField id="new-user" find={find} />
        <FoundPeople id="new-user" find={find} />
        <button type="submit" class="primary wide">{t('Start chatting')}</button>
        <button type="button" class="bordered wide" onClick={onGroup}>{t('New group')}</button>
      </form>
    </dialog>
  );
}
