import { useEffect, useRef, useState } from 'preact/hooks';
import { EmojiPicker } from '../emoji/index.ts';
import { maxTextBytes, utf8Length, type KeptRef } from '../sdk.ts';
import { Icon } from './icon.tsx';
import { t } from '../words/t.ts';

interface Props {
  readonly name: string;
  readonly draft: string;
  /** The message that the text answers, or replaces the text of. */
  readonly about?: ComposerSubject | undefined;
  onDraft(text: string): void;
  onSend(text: string): void;
  /** The text is about no message any more. */
  onLeave(): void;
}

export interface ComposerSubject {
  readonly kind: 'reply' | 'edit';
  readonly message: KeptRef;
  readonly words: string;
  /** Of an edit: the text as it is. */
  readonly text: string;
}

/** From here on the room that is left is shown, in bytes. */
const shownFrom = maxTextBytes - 1_000;

/** Writes a message: Enter sends it, Shift and Enter begin a line. */
export function Composer({ name, draft, about, onDraft, onSend, onLeave }: Props) {
  const [text, setText] = useState(draft);
  const field = useRef<HTMLTextAreaElement>(null);
  useFocus(field);
  useSubject(about, setText, field);
  const leave = () => {
    setText(draft);
    onLeave();
  };
  const left = maxTextBytes - utf8Length(text);
  const canSend = text.trim() !== '' && left >= 0;
  const change = (next: string) => {
    setText(next);
    if (about?.kind !== 'edit') onDraft(next.trim() === '' ? '' : next);
  };
  const send = () => {
    if (!canSend) return;
    onSend(text.trim());
    if (about?.kind === 'edit') setText(draft);
    else change('');
    field.current?.focus();
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSend(event)) return onSubmit(event);
    if (event.key !== 'Escape' || about === undefined) return;
    event.stopPropagation(); // It would leave the conversation.
    leave();
  };
  return (
    <form class="composer" onSubmit={onSubmit}>
      {about !== undefined && <Subject about={about} onLeave={leave} />}
      <InsertEmoji field={field} onChange={change} />
      <textarea
        ref={field} rows={1} dir="auto" value={text} placeholder={t('Write a message')}
        aria-label={t('Message to {name}', { name })}
        aria-describedby="composer-help" onInput={({ currentTarget }) => change(currentTarget.value)} onKeyDown={onKeyDown}
      />
      <span id="composer-help" class="hidden">{t('Enter sends, Shift and Enter begin a new line.')}</span>
      {maxTextBytes - left > shownFrom && <Room left={left} />}
      <button type="submit" class="primary round" disabled={!canSend} aria-label={t('Send')}>
        <Icon name="send" />
      </button>
    </form>
  );
}

interface InsertEmojiProps {
  readonly field: { readonly current: HTMLTextAreaElement | null };
  onChange(text: string): void;
}

/** Puts an emoji where the caret is. */
function InsertEmoji({ field, onChange }: InsertEmojiProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    field.current?.focus();
  };
  const insert = (emoji: string) => {
    const element = field.current;
    if (element === null) return;
    element.setRangeText(emoji, element.selectionStart, element.selectionEnd, 'end');
    onChange(element.value);
    close();
  };
  return (
    <>
      <button
        ref={button} type="button" class="round emoji-button" aria-haspopup="dialog" aria-label={t('Insert an emoji')}
        onClick={() => setOpen(true)}
      >
        <Icon name="smile" />
      </button>
      {isOpen && <EmojiPicker beside={button.current} onPick={insert} onClose={close} />}
    </>
  );
}

/** On a touch screen the keyboard would cover the messages. */
function useFocus(field: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    if (window.matchMedia('(hover: hover)').matches) field.current?.focus();
  }, []);
}

/** What is written about a message begins with its text, where it is edited. */
function useSubject(
  about: ComposerSubject | undefined, setText: (text: string) => void, field: { readonly current: HTMLElement | null },
): void {
  useEffect(() => {
    if (about === undefined) return;
    if (about.kind === 'edit') setText(about.text);
    field.current?.focus();
  }, [about]);
}

/** The Enter that ends the input of a character is not for us. */
const isSend = ({ key, shiftKey, isComposing }: KeyboardEvent): boolean => key === 'Enter' && !shiftKey && !isComposing;

const Room = ({ left }: { readonly left: number }) => (
  <span class={left < 0 ? 'room none' : 'room'} role="status">
    {left < 0 ? t('Too long by {count}', { count: -left }) : left}
  </span>
);

/** The message that the text is about. */
const Subject = ({ about: { kind, words }, onLeave }: { readonly about: ComposerSubject; onLeave(): void }) => (
  <div class="composer-about">
    <Icon name={kind} />
    <p><strong>{kind === 'edit' ? t('Edit message') : t('Answer')}</strong><span dir="auto">{words}</span></p>
    <button
      type="button" class="round" onClick={onLeave} aria-label={kind === 'edit' ? t('Do not edit') : t('Do not answer')}
    >
      <Icon name="close" />
    </button>
  </div>
);
