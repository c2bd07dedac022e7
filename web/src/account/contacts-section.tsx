import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Profile } from '../people/index.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Field } from '../parts/field.tsx';
import { ChatError } from '../sdk.ts';
import { FormProblem, useSubmit } from '../sign-in/index.ts';
import type { Words } from '../words/language.ts';
import { formProblem } from '../words/account-problems.ts';
import type { SectionProps } from './section-props.ts';
import { t } from '../words/t.ts';

const states = { INVITED: 'CONTACT_STATE_INVITED', INVITATION: 'CONTACT_STATE_INVITATION', CONTACT: 'CONTACT_STATE_CONTACT' } as const;
type State = (typeof states)[keyof typeof states];
type Change = 'INVITE' | 'ACCEPT' | 'DECLINE' | 'CANCEL' | 'REMOVE';

interface Contact {
  readonly profile: Profile;
  readonly state: State;
}

/** What there is to do with a contact, and what it is called. */
const acts: Readonly<Record<State, readonly (readonly [Change, Words])[]>> = {
  [states.INVITATION]: [['ACCEPT', 'Accept'], ['DECLINE', 'Decline']],
  [states.INVITED]: [['CANCEL', 'Take back']],
  [states.CONTACT]: [['REMOVE', 'Remove']],
};
const words: Readonly<Record<State, Words | undefined>> = {
  [states.INVITATION]: 'wants to be your contact', [states.INVITED]: 'invited by you', [states.CONTACT]: undefined,
};
/** What asks for an answer is first. */
const order: readonly State[] = [states.INVITATION, states.CONTACT, states.INVITED];

/** Contacts, and invitations in both directions. */
export function ContactsSection({ open: { session, people } }: SectionProps) {
  const [contacts, setContacts] = useState<readonly Contact[]>([]);
  const [problem, setProblem] = useState<string>();
  const load = useCallback(async () => {
    const answer = await session.call<{ readonly contacts: readonly Contact[] }>('ListContacts', {});
    people.remember(answer.contacts.map(({ profile }) => profile));
    setContacts(answer.contacts.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)));
  }, [session, people]);
  useEffect(() => void load().catch(() => undefined), [load]);
  const change = async (user: string, kind: Change) => {
    await session.call('ChangeContact', { user, change: `CONTACT_CHANGE_${kind}` });
    await load();
  };
  const act = (user: string, kind: Change) => void change(user, kind).then(
    () => setProblem(undefined), (error: unknown) => setProblem(formProblem(ChatError.from(error)).words),
  );
  return (
    <section class="panel" aria-labelledby="contacts-title">
      <h2 id="contacts-title">{t('Contacts')}</h2>
      {problem !== undefined && <p class="form-problem" role="alert">{problem}</p>}
      {contacts.length === 0 && <p class="help">{t('People whom you invite, and who accept, are here.')}</p>}
      <ul class="sessions">
        {contacts.map((contact) => <Row key={contact.profile.user} contact={contact} onAct={act} />)}
      </ul>
      <Invite onInvite={async (name) => {
        const { profiles: [found] } = await session.call<{ readonly profiles: readonly Profile[] }>('ResolveNames', { names: [name] });
        if (found === undefined) return false;
        await change(found.user, 'INVITE');
        return true;
      }}
      />
    </section>
  );
}

interface RowProps {
  readonly contact: Contact;
  onAct(user: string, kind: Change): void;
}

const Row = ({ contact: { profile: { user, name, displayName }, state }, onAct }: RowProps) => {
  const more = words[state];
  return (
    <li>
      <a class="contact" href={`#/user/${user}`}>
        <Avatar id={user} name={displayName} />
        <span class="session-words">
          <span class="session-name" dir="auto">{displayName}</span>
          <span class="help">{`@${name}`}{more !== undefined && ` · ${t(more)}`}</span>
        </span>
      </a>
      <span class="panel-actions">
        {acts[state].map(([kind, label]) => (
          <button
            key={kind} type="button" class={kind === 'ACCEPT' ? 'primary' : 'secondary'}
            aria-label={`${t(label)}: ${displayName}`}
            onClick={() => onAct(user, kind)}
          >
            {t(label)}
          </button>
        ))}
      </span>
    </li>
  );
};

/** Invites a user by name; `onInvite` resolves with whether there is one. */
function Invite({ onInvite }: { onInvite(name: string): Promise<boolean> }) {
  const [name, setName] = useState('');
  const form = useSubmit('invite', async () => {
    const wanted = name.trim().replace(/^@/, '');
    if (wanted === '') return form.refuse({ field: 'names', words: t('Enter a name.') });
    if (await onInvite(wanted)) return setName('');
    form.refuse({ field: 'names', words: t('There is no account called “{name}”.', { name: wanted }) });
  });
  return (
    <form class="invite" noValidate onSubmit={(event) => void form.submit(event)}>
      <Field
        id="invite-names" label={t('Invite by name')} autocomplete="off" autocapitalize="none" spellcheck={false}
        dir="auto" value={name}
        problem={form.problemOf('names')} onText={(text) => {
          setName(text);
          form.clear();
        }}
      />
      <FormProblem words={form.problemOf()} />
      <div class="panel-actions">
        <button type="submit" class="secondary" disabled={form.isBusy}>{t('Invite')}</button>
      </div>
    </form>
  );
}
