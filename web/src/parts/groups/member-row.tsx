import { useState } from 'preact/hooks';
import type { ChatModel } from '../../model/chat-model.ts';
import { toLong, type WebGroupChange } from '../../sdk.ts';
import { roleWords } from '../../words/group-changes.ts';
import { Avatar } from '../avatar.tsx';
import { mayChange, rolesToGive } from './group-rights.ts';
import { Question } from './question.tsx';
import { t } from '../../words/t.ts';

interface Props {
  readonly model: ChatModel;
  readonly user: string;
  readonly role: string;
  readonly ownRole: string | undefined;
  readonly isBusy: boolean;
  change(asked: WebGroupChange): Promise<boolean>;
}

/** A member of a group, with what the user may do about it. */
export function MemberRow({ model, user, role, ownRole, isBusy, change }: Props) {
  const [asked, setAsked] = useState<'remove' | 'transfer'>();
  const name = model.nameOf(user);
  const mayAct = user !== model.me && mayChange(ownRole, role);
  const id = toLong(BigInt(user));
  const onRole = (next: string) => (next === 'owner' ? setAsked('transfer') : void change({ changeRole: { user: id, role: next } }));
  const act = (wanted: WebGroupChange) => change(wanted).then(() => setAsked(undefined));
  const given = ownRole === 'owner' ? [...rolesToGive(ownRole), 'owner'] : rolesToGive(ownRole);
  return (
    <li class="member">
      <Avatar id={user} name={name} />
      <span class="member-name" dir="auto">{name}</span>
      {mayAct
        ? (
          <select
            aria-label={t('Role of {name}', { name })} disabled={isBusy} key={`${role}${asked ?? ''}`} value={role}
            onChange={({ currentTarget }) => onRole(currentTarget.value)}
          >
            {given.map((each) => <option key={each} value={each}>{roleWords(each)}</option>)}
          </select>
        )
        : <span class="role">{roleWords(role)}</span>}
      {mayAct && (
        <button
          type="button" class="link" disabled={isBusy} aria-label={t('Remove {name}', { name })}
          onClick={() => setAsked('remove')}
        >
          {t('Remove')}
        </button>
      )}
      {asked === 'remove' && (
        <Question
          title={t('Remove {name}?', { name })} words={t('{name} will not see what is written from then on.', { name })}
          yes={t('Remove {name}', { name })} no={t('Cancel')}
          isBusy={isBusy} onYes={() => void act({ remove: { users: [id] } })} onNo={() => setAsked(undefined)}
        />
      )}
      {asked === 'transfer' && (
        <Question
          title={t('Make {name} the owner?', { name })}
          words={t('{name} will be the owner, and you an admin.', { name })} yes={t('Hand over')} no={t('Cancel')}
          isBusy={isBusy} onYes={() => void act({ transfer: { user: id } })} onNo={() => setAsked(undefined)}
        />
      )}
    </li>
  );
}
