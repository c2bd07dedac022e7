import { useState } from 'preact/hooks';
import type { ChatModel } from '../../model/chat-model.ts';
import { toLong, type WebGroupChange } from '../../sdk.ts';
import { Avatar } from '../avatar.tsx';
import { mayChange, rolesToGive } from './group-rights.ts';
import { Question } from './question.tsx';

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
            aria-label={`Role of ${name}`} disabled={isBusy} key={`${role}${asked ?? ''}`} value={role}
            onChange={({ currentTarget }) => onRole(currentTarget.value)}
          >
            {given.map((each) => <option key={each} value={each}>{each}</option>)}
          </select>
        )
        : <span class="role">{role}</span>}
      {mayAct && <button type="button" class="link" disabled={isBusy} aria-label={`Remove ${name}`} onClick={() => setAsked('remove')}>Remove</button>}
      {asked === 'remove' && (
        <Question
          title={`Remove ${name}?`} words={`${name} will not see what is written from then on.`} yes={`Remove ${name}`} no="Cancel"
          isBusy={isBusy} onYes={() => void act({ remove: { users: [id] } })} onNo={() => setAsked(undefined)}
        />
      )}
      {asked === 'transfer' && (
        <Question
          title={`Make ${name} the owner?`} words={`${name} will be the owner, and you an admin.`} yes="Hand over" no="Cancel"
          isBusy={isBusy} onYes={() => void act({ transfer: { user: id } })} onNo={() => setAsked(undefined)}
        />
      )}
    </li>
  );
}
