import { useEffect, useRef, useState } from 'preact/hooks';
import { maxTextBytes, utf8Length } from '../sdk.ts';
import { Icon } from './icon.tsx';

interface Props {
  readonly name: string;
  readonly draft: string;
  onDraft(text: string): void;
  onSend(text: string): void;
}

/** From here on the room that is left is shown, in bytes. */
const shownFrom = maxTextBytes - 1_000;

/** Writes a message: Enter sends it, Shift and Enter begin a line. */
export function Composer({ name, draft, onDraft, onSend }: Props) {
  const [text, setText] = useState(draft);
  const field = useRef<HTMLTextAreaElement>(null);
  // On a touch screen the keyboard would cover the messages.
  useEffect(() => {
    if (window.matchMedia('(hover: hover)').matches) field.current?.focus();
  }, []);
  const left = maxTextBytes - utf8Length(text);
  const canSend = text.trim() !== '' && left >= 0;
  const change = (next: string) => {
    setText(next);
    onDraft(next.trim() === '' ? '' : next);
  };
  const send = () => {
    if (!canSend) return;
    onSend(text.trim());
    change('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The Enter that ends the input of a character is not for us.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form class="composer" onSubmit={(event) => {
      event.preventDefault();
      send();
    }}>
      <textarea
        ref={field} rows={1} dir="auto" value={text} placeholder="Write a message" aria-label={`Message to ${name}`}
        aria-describedby="composer-help" onInput={({ currentTarget }) => change(currentTarget.value)} onKeyDown={onKeyDown}
      />
      <span id="composer-help" class="hidden">Enter sends, Shift and Enter begin a new line.</span>
      {maxTextBytes - left > shownFrom && (
        <span class={left < 0 ? 'room none' : 'room'} role="status">
          {left < 0 ? `Too long by ${-left}` : left}
        </span>
      )}
      <button type="submit" class="primary round" disabled={!canSend} aria-label="Send"><Icon name="send" /></button>
    </form>
  );
}
