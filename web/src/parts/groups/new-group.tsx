import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatModel } from '../../model/chat-model.ts';
import type { GroupBook } from '../../model/group-book.ts';
import { ChatError, utf8Length } from '../../sdk.ts';
import { problemWords } from '../../words/problems.ts';
import { CloseButton } from '../close-button.tsx';
import { PeopleField } from './people-field.tsx';
import { t } from '../../words/t.ts';

interface Props {
  readonly model: ChatModel;
  readonly book: GroupBook;
  onClose(): void;
  onOpen(group: string): void;
}

/** Bounds of the service. */
const maxNameBytes = 200;

/** Asks for the name and the first members of a new group. */
export function NewGroup({ model, book, onClose, onOpen }: Props) {
  const place = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  useLayoutEffect(() => place.current?.showModal(), []);
  const create = async (name: string, people: readonly string[]) => {
    const why = whyNot(name, people);
    setProblem(why);
    if (why !== undefined || isBusy) return;
    setBusy(true);
    try {
      onOpen(await book.create(name.trim(), people.map(BigInt)));
    } catch (cause) {
      const { code, message } = ChatError.from(cause);
      setProblem(problemWords(code, message));
      setBusy(false);
    }
  };
  return (
    <dialog ref={place} class="sheet" aria-labelledby="new-group-title" onClose={onClose}>
      <div class="sheet-head">
        <h2 id="new-group-title">{t('New group')}</h2>
        <CloseButton />
      </div>
      <Fields {...{ model, problem, isBusy }} onChange={() => setProblem(undefined)} onSubmit={(name, people) => void create(name, people)} />
    </dialog>
  );
}

interface FieldsProps extends Pick<Props, 'model'> {
  readonly problem: string | undefined;
  readonly isBusy: boolean;
  onChange(): void;
  onSubmit(name: string, people: readonly string[]): void;
}

function Fields({ model, problem, isBusy, onChange, onSubmit }: FieldsProps) {
  const [name, setName] = useState('');
  const [people, setPeople] = useState<readonly string[]>([]);
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault();
      onSubmit(name, people);
    }}>
      <label for="group-name">{t('Name of the group')}</label>
      <input
        id="group-name" autofocus autocomplete="off" dir="auto" placeholder={t('Such as Book club')} value={name}
        onInput={({ currentTarget }) => {
          setName(currentTarget.value);
          onChange();
        }}
      />
      <PeopleField
        id="group-people" label={t('Who is in it besides you?')} nameOf={(user) => model.nameOf(user)} people={people}
        onChange={(next) => {
          setPeople(next);
          onChange();
        }} refuse={(user) => (user === model.me ? t('You are in the group anyway.') : undefined)}
      />
      {problem !== undefined && <p class="problem" role="alert">{problem}</p>}
      <button type="submit" class="primary wide" disabled={isBusy}>{t('Create the group')}</button>
    </form>
  );
}

/** Pure: what is missing. */
function whyNot(name: string, people: readonly string[]): string | undefined {
  if (name.trim() === '') return t('Give the group a name.');
  if (utf8Length(name.trim()) > maxNameBytes) return t('The name is too long.');
  return people.length === 0 ? t('Add at least one other person.') : undefined;
}
