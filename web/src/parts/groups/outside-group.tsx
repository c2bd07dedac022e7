import { useState } from 'preact/hooks';
import type { GroupBook, GroupEntry } from '../../model/group-book.ts';
import { ChatError } from '../../sdk.ts';
import { memberWords } from '../../words/group-changes.ts';
import { problemWords } from '../../words/problems.ts';
import { t } from '../../words/t.ts';

interface Props {
  readonly book: GroupBook;
  readonly id: string;
  readonly entry: GroupEntry;
  /** The user was a member before. */
  readonly isFormer: boolean;
}

/** In place of the composer, for a user who is not a member: why, and how to become one where that is possible. */
export function OutsideGroup({ book, id, entry, isFormer }: Props) {
  const [problem, setProblem] = useState<string>();
  const [isAsked, setAsked] = useState(false);
  const { group } = entry;
  const mayAsk = group !== undefined && group.role === undefined;
  const join = async () => {
    setProblem(undefined);
    try {
      await book.change(id, { join: {} });
      setAsked(true);
    } catch (cause) {
      const { code, message } = ChatError.from(cause);
      setProblem(problemWords(code, message));
    }
  };
  const needsApproval = group?.joinPolicy === 'approval';
  return (
    <div class="outside" role="status">
      <p>{whyOutside(isFormer, group)}</p>
      {mayAsk && !isAsked && (
        <button type="button" class="primary" onClick={() => void join()}>
          {needsApproval ? t('Ask to join') : t('Join the group')}
        </button>
      )}
      {isAsked && <p>{needsApproval ? t('You are in as soon as an admin agrees.') : t('You are in.')}</p>}
      {problem !== undefined && <p class="problem" role="alert">{problem}</p>}
    </div>
  );
}

function whyOutside(isFormer: boolean, group: GroupEntry['group']): string {
  if (isFormer) return t('You are not in this group any more.');
  if (group === undefined) return t('This group is for its members.');
  return t('You are not in this group. It has {members}.', { members: memberWords(group.memberCount) });
}
