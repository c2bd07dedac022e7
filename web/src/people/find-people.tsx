import { Avatar } from '../parts/avatar.tsx';
import type { Profile } from './profile.ts';
import type { Finding } from './use-find.ts';
import { t } from '../words/t.ts';

interface Props {
  /** Unique on the page. */
  readonly id: string;
  readonly find: Finding;
}

/** A field for the name of a user, with the people who are found below it. Its label and its form are around it. */
export const FindField = ({ id, find: { text, found, chosen, problem, change, step } }: Props) => {
  const active = found[chosen];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    step(by);
  };
  return (
    <input
      id={id} role="combobox" autocomplete="off" autocapitalize="none" spellcheck={false} dir="auto"
      placeholder={t('Name')} value={text} aria-expanded={found.length > 0} aria-controls={`${id}-found`}
      aria-autocomplete="list"
      aria-activedescendant={active && `${id}-${active.user}`} aria-invalid={problem !== undefined}
      aria-describedby={problem === undefined ? `${id}-help` : `${id}-problem`} onKeyDown={onKeyDown}
      onInput={({ currentTarget }) => change(currentTarget.value)}
    />
  );
};

/** What there is to say about the text of the field: what is wrong with it, who is found, or what helps. */
export const FoundPeople = ({ id, find: { found, chosen, problem, help, take } }: Props) => (
  <>
    {problem !== undefined && <p id={`${id}-problem`} class="problem" role="alert">{problem}</p>}
    <ul id={`${id}-found`} class="found" role="listbox" aria-label={t('People')} hidden={found.length === 0}>
      {found.map((profile, index) => (
        <Option key={profile.user} {...{ id, profile }} isChosen={index === chosen} onTake={() => take(profile.user)} />
      ))}
    </ul>
    <p id={`${id}-help`} class="help" role="status">{help}</p>
  </>
);

interface OptionProps {
  readonly id: string;
  readonly profile: Profile;
  readonly isChosen: boolean;
  onTake(): void;
}

const Option = ({ id, profile: { user, name, displayName, statusText }, isChosen, onTake }: OptionProps) => (
  <li id={`${id}-${user}`} role="option" aria-selected={isChosen} onClick={onTake}>
    <Avatar id={user} name={displayName} />
    <span class="found-words">
      <span class="found-name" dir="auto">{displayName}</span>
      <span class="found-more" dir="auto">{[`@${name}`, statusText].filter(Boolean).join(' · ')}</span>
    </span>
  </li>
);
