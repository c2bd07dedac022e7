import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly title: string;
  readonly words: string;
  readonly yes: string;
  readonly no: string;
  readonly isBusy: boolean;
  onYes(): void;
  onNo(): void;
}

/** Asks before something is done that cannot be taken back. It has the focus when it appears. */
export function Question({ title, words, yes, no, isBusy, onYes, onNo }: Props) {
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  return (
    <div class="question" role="group" aria-label={title}>
      <p>{words}</p>
      <button type="button" ref={first} class="danger" disabled={isBusy} onClick={onYes}>{yes}</button>
      <button type="button" class="bordered" onClick={onNo}>{no}</button>
    </div>
  );
}
