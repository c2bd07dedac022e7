import { isEmojiOnly, splitLinks } from '../words/links.ts';
import { t } from '../words/t.ts';

/** A text as it was written: nothing in it is markup, and links are links. */
export function MessageText({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return <p class="text unknown">{t('This message needs a newer version of this page.')}</p>;
  return (
    <p class={isEmojiOnly(text) ? 'text large' : 'text'} dir="auto">
      {splitLinks(text).map((part, index) => (part.kind === 'text'
        ? part.text
        : <a key={index} href={part.text} target="_blank" rel="noopener noreferrer nofollow">{part.text}</a>))}
    </p>
  );
}
