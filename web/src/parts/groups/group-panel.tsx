import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatModel } from '../../model/chat-model.ts';
import type { GroupBook, GroupEntry } from '../../model/group-book.ts';
import { ChatError, toLong, type WebGroupChange } from '../../sdk.ts';
import { memberWords } from '../../words/group-changes.ts';
import { problemWords } from '../../words/problems.ts';
import { CloseButton } from '../close-button.tsx';
import { mayManage } from './group-rights.ts';
import { MemberRow } from './member-row.tsx';
import { PeopleField } from './people-field.tsx';
import { Question } from './question.tsx';
import { t } from '../../words/t.ts';

interface Props {
  readonly model: ChatModel;
  readonly book: GroupBook;
  readonly id: string;
  readonly entry: GroupEntry;
  onClose(): void;
}

/** The members of a group, and what the user may change of it. */
export function GroupPanel({ model, book, id, entry, onClose }: Props) {
  const place = useRef<HTMLDialogElement>(null);
  const { problem, isBusy, change } = useChange(book, id);
  useLayoutEffect(() => place.current?.showModal(), []);
  const close = () => place.current?.close();
  const { group, members = [] } = entry;
  const name = model.titleOf(`group/${id}`);
  const isLastToLeave = group?.role === 'owner' && members.length > 1;
  return (
    <dialog ref={place} class="sheet group-panel" aria-labelledby="group-title" aria-busy={isBusy} onClose={onClose}>
      <div class="sheet-head">
        <h2 id="group-title" dir="auto">{name}</h2>
        <CloseButton />
      </div>
      {group !== undefined && group.description !== '' && <p class="lead" dir="auto">{group.description}</p>}
      {problem !== undefined && <p class="problem" role="alert">{problem}</p>}
      {mayManage(group?.role) && <Manage {...{ model, name, isBusy, change }} members={members.map(({ user }) => user.toString())} />}
      <Members {...{ model, entry, isBusy, change }} />
      <Leave isOwner={isLastToLeave} isBusy={isBusy} onLeave={() => void change({ leave: {} }).then((done) => done && close())} />
    </dialog>
  );
}

/** Makes changes one at a time; `change` resolves with whether the change was made. */
function useChange(book: GroupBook, id: string) {
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const change = async (asked: WebGroupChange): Promise<boolean> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await book.change(id, asked);
      return true;
    } catch (cause) {
      const { code, message } = ChatError.from(cause);
      setProblem(problemWords(code, message));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { problem, isBusy, change };
}

interface ChangeProps extends Pick<Props, 'model'> {
  readonly isBusy: boolean;
  change(asked: WebGroupChange): Promise<boolean>;
}

/** What admins and the owner may do with the group as a whole. */
function Manage({ model, name, members, isBusy, change }: ChangeProps & { readonly name: string; readonly members: readonly string[] }) {
  const add = (users: readonly string[]) => change({ add: { users: users.map((user) => toLong(BigInt(user))) } });
  return (
    <>
      <Rename name={name} isBusy={isBusy} onRename={(next) => change({ rename: { name: next } })} />
      <AddPeople {...{ model, members, isBusy }} onAdd={add} />
    </>
  );
}

function Members({ model, entry: { group, members = [] }, isBusy, change }: ChangeProps & Pick<Props, 'entry'>) {
  const count = group?.memberCount ?? members.length;
  return (
    <>
      <h3>{memberWords(count)}</h3>
      <ul class="members">
        {members.map(({ user, role }) => (
          <MemberRow key={user.toString()} {...{ model, role, isBusy, change }} user={user.toString()} ownRole={group?.role} />
        ))}
      </ul>
      {members.length < count && <p class="lead">{t('The first {count} are shown.', { count: members.length })}</p>}
    </>
  );
}

function Rename({ name, isBusy, onRename }: { readonly name: string; readonly isBusy: boolean; onRename(name: string): Promise<boolean> }) {
  const [text, setText] = useState(name);
  const isNew = text.trim() !== '' && text.trim() !== name;
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      if (isNew && !isBusy) void onRename(text.trim());
    }}>
      <label for="group-rename">{t('Name')}</label>
      <div class="people-line">
        <input id="group-rename" dir="auto" autocomplete="off" value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
        <button type="submit" class="bordered" disabled={!isNew || isBusy}>{t('Rename')}</button>
      </div>
    </form>
  );
}

interface AddProps extends Pick<Props, 'model'> {
  readonly members: readonly string[];
  readonly isBusy: boolean;
  onAdd(users: readonly string[]): Promise<boolean>;
}

function AddPeople({ model, members, isBusy, onAdd }: AddProps) {
  const [people, setPeople] = useState<readonly string[]>([]);
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      if (people.length > 0 && !isBusy) void onAdd(people).then((done) => done && setPeople([]));
    }}>
      <PeopleField
        id="group-add" label={t('Add people')} nameOf={(user) => model.nameOf(user)} people={people}
        onChange={setPeople}
        refuse={(user) => (
          members.includes(user) ? t('{name} is in the group already.', { name: model.nameOf(user) }) : undefined
        )}
      />
      {people.length > 0 && (
        <button type="submit" class="primary wide" disabled={isBusy}>{t('Add to the group')}</button>
      )}
    </form>
  );
}

interface LeaveProps {
  readonly isOwner: boolean;
  readonly isBusy: boolean;
  onLeave(): void;
}

function Leave({ isOwner, isBusy, onLeave }: LeaveProps) {
  const [isAsking, setAsking] = useState(false);
  if (isOwner) return <p class="lead">{t('Make somebody else the owner before you leave.')}</p>;
  if (!isAsking) {
    return (
      <button type="button" class="danger wide" disabled={isBusy} onClick={() => setAsking(true)}>
        {t('Leave the group')}
      </button>
    );
  }
  return (
    <Question
      title={t('Leave the group?')} words={t('You will not see what is written from then on.')} yes={t('Leave')}
      no={t('Stay')}
      isBusy={isBusy} onYes={onLeave} onNo={() => setAsking(false)}
    />
  );
}
