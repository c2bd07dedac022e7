import { useRef } from 'preact/hooks';
import { useOpen } from '../../open.ts';
import { FindField, FoundPeople } from '../../people/find-people.tsx';
import { useFind } from '../../people/use-find.ts';
import { Avatar } from '../avatar.tsx';
import { Icon } from '../icon.tsx';
import { t } from '../../words/t.ts';

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

/** A field for several people, who are found by name: each is taken by Enter or a press, and can be taken back. */
export function PeopleField({ id, label, people, refuse, nameOf, onChange }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const find = useFind(useOpen(), (user) => {
    const why = people.includes(user) ? t('{name} is chosen already.', { name: nameOf(user) }) : refuse(user);
    if (why === undefined) onChange([...people, user]);
    place.current?.querySelector('input')?.focus();
    return why;
  });
  return (
    <div class="people" ref={place}>
      <label for={id}>{label}</label>
      <div
        class="people-line" onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing || find.text.trim() === '') return;
          event.preventDefault();
          find.submit();
        }}
      >
        <FindField id={id} find={find} />
        <button type="button" class="bordered" onClick={find.submit}>{t('Add')}</button>
      </div>
      <FoundPeople id={id} find={find} />
      {people.length > 0 && (
        <ul class="chips" aria-label={t('Chosen')}>
          {people.map((user) => (
            <li key={user} class="chip">
              <Avatar id={user} name={nameOf(user)} />
              <span dir="auto">{nameOf(user)}</span>
              <button
                type="button" aria-label={t('Take {name} back', { name: nameOf(user) })}
                onClick={() => onChange(people.filter((each) => each !== user))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
