import type { MessageState } from '../sdk.ts';
import { t } from '../words/t.ts';

const quotedLength = 80;

/** Pure: a message in a few words, for the list and for answers to it. */
export function briefly(state: MessageState | undefined): string {
  if (state === undefined) return t('A message that is not here');
  if (state.deletedBy !== undefined) return t('Deleted message');
  const text = (state.text ?? t('A message of another kind')).replaceAll(/\s+/g, ' ');
  return text.length > quotedLength ? `${text.slice(0, quotedLength)}…` : text;
}
