import { useState, useEffect, useReducer } from 'preact/hooks';
import type { ChatModel } from '../../model/chat-model.ts';
import type { GroupBook, GroupEntry } from '../../model/group-book.ts';
import { memberWords } from '../../words/group-changes.ts';
import { t } from '../../words/t.ts';
import { GroupPanel } from './group-panel.tsx';

interface Props {
  readonly model: ChatModel;
  readonly book: GroupBook;
  readonly id: string;
  readonly entry: GroupEntry;
  /** The user was a member; what is known of the group may be older than that. */
  readonly isFormer: boolean;
}

/** Name and number of members of the open group; members can open the panel of the group. */
export function GroupHead({ model, book, id, entry, isFormer }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { group } = entry;
  const count = group === undefined || isFormer ? '' : memberWords(group.memberCount);
  return (
    <>
      <div class="head-words">
        <h1 dir="auto">{model.titleOf(`group/${id}`)}</h1>
        <p>{count}</p>
      </div>
      {group?.role !== undefined && !isFormer && (
        <button type="button" class="bordered" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {t('Members')}
        </button>
      )}
      {isOpen && <GroupPanel {...{ model, book, id, entry }} onClose={() => setOpen(false)} />}
    </>
  );
}

/** What is known of a group; it is read again once there are more changes of it. */
export function useGroup(book: GroupBook, id: string | undefined, changes: number): GroupEntry {
  const [, show] = useReducer<number, undefined>((count) => count + 1, 0);
  useEffect(() => book.subscribe(() => show(undefined)), [book]);
  useEffect(() => {
    if (id !== undefined) book.want(id, changes);
  }, [book, id, changes]);
  return id === undefined ? {} : book.entryOf(id);
}
