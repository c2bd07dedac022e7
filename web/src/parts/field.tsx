import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { t } from '../words/t.ts';

interface Props {
  readonly id: string;
  readonly type?: 'text' | 'password';
  readonly name?: string;
  readonly autocomplete?: 'off' | 'username' | 'name' | 'current-password' | 'new-password';
  readonly autocapitalize?: 'none';
  readonly autocorrect?: 'off';
  readonly spellcheck?: boolean;
  readonly inputMode?: 'numeric';
  readonly maxLength?: number;
  readonly dir?: 'auto';
  readonly placeholder?: string;
  readonly label: string;
  readonly value: string;
  /** A rule or a hint, before anything is wrong. */
  readonly help?: ComponentChildren;
  /** What is wrong with the value. */
  readonly problem?: string | undefined;
  /** Within the frame of the field, behind the text. */
  readonly action?: ComponentChildren;
  onText(text: string): void;
}

/** A field with its label, its rule, and what is wrong with it: all of it is read to those who do not see it. */
export function Field({ id, type = 'text', label, value, help, problem, action, onText, ...rest }: Props) {
  const described = [help !== undefined && `${id}-help`, problem !== undefined && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <span class="field-frame">
        <input
          {...rest} id={id} type={type as 'text'} value={value} aria-invalid={problem !== undefined} aria-describedby={described || undefined}
          onInput={({ currentTarget }) => onText(currentTarget.value)}
        />
        {action}
      </span>
      {problem !== undefined && <p id={`${id}-problem`} class="problem" role="alert">{problem}</p>}
      {help !== undefined && <p id={`${id}-help`} class={problem === undefined ? 'help' : 'hidden'}>{help}</p>}
    </div>
  );
}

type PasswordProps = Omit<Props, 'action' | 'type'> & { readonly autocomplete: 'current-password' | 'new-password' };

/** A password, which can be shown. */
export function PasswordField(props: PasswordProps) {
  const [isShown, setShown] = useState(false);
  return (
    <Field
      {...props} type={isShown ? 'text' : 'password'} spellcheck={false} autocapitalize="none" maxLength={256}
      action={(
        <button
          type="button" class="round in-field" aria-pressed={isShown} aria-label={t('Show the password')}
          onClick={() => setShown(!isShown)}
        >
          <Icon name={isShown ? 'hide' : 'show'} />
        </button>
      )}
    />
  );
}
