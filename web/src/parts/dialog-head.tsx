import { t } from '../words/t.ts';

interface Props {
  readonly name: string;
  readonly isTyping: boolean;
}

/** The other user of the open dialog. The line below the name is always there, so that nothing moves. */
export const DialogHead = ({ name, isTyping }: Props) => (
  <div class="head-words">
    <h1 dir="auto">{name}</h1>
    <p role="status">{isTyping ? t('{name} is typing', { name }) : ''}</p>
  </div>
);
