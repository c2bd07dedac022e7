import { useRef, useState } from 'preact/hooks';
import { parseUserId } from '../../sdk.ts';
import { Avatar } from '../avatar.tsx';
import { Icon } from '../icon.tsx';

interface Props {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  /** Decimal ids. */
  readonly people: readonly string[];
  /** Why somebody cannot be chosen; undefined where there is no reason. */
  refuse(user: string): string | undefined;
  nameOf(user: string): string;
  onChange(people: readonly string[]): void;
}

/** A field for several people: what is typed is taken by Enter or the button beside it, and each can be taken back. */
export function PeopleField({ id, label, people, refuse, nameOf, onChange }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const take = () => {
    const wanted = text.split(/[\s,;]+/).filter((word) => word !== '');
    const users = wanted.map((word) => parseUserId(word)?.toString());
    const fresh = [...new Set(users.filter((user) => user !== undefined))].filter((user) => !people.includes(user));
    const why = wanted.length === 0 || users.includes(undefined) ? 'Enter the number of a user, such as 7.' : fresh.map(refuse).find((each) => each !== undefined);
    setProblem(why);
    if (why !== undefined) return;
    onChange([...people, ...fresh]);
    setText('');
    field.current?.focus();
  };
  return (
    <div class="people">
      <label for={id}>{label}</label>
      <div class="people-line">
        <input
          id={id} ref={field} inputMode="numeric" autocomplete="off" placeholder="User number" value={text} aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`} onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            setProblem(undefined);
          }} onKeyDown={(event) => {
            if (event.key !== 'Enter' || text.trim() === '') return;
            event.preventDefault();
            take();
          }}
        />
        <button type="button" class="bordered" onClick={take}>Add</button>
      </div>
      {problem !== undefined && <p id={`${id}-problem`} class="problem" role="alert">{problem}</p>}
      {people.length > 0 && (
        <ul class="chips" aria-label="Chosen">
          {people.map((user) => (
            <li key={user} class="chip">
              <Avatar id={user} name={nameOf(user)} />
              <span>{nameOf(user)}</span>
              <button type="button" aria-label={`Take ${nameOf(user)} back`} onClick={() => onChange(people.filter((each) => each !== user))}>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
