import type { MessageState } from '../sdk.ts';

const quotedLength = 80;

/** Pure: a message in a few words, for the list and for answers to it. */
export function briefly(state: MessageState | undefined): string {
  if (state === undefined) return 'A message that is not here';
  if (state.deletedBy !== undefined) return 'Deleted message';
  const text = (state.text ?? 'A message of another kind').replaceAll(/\s+/g, ' ');
  return text.length > quotedLength ? `${text.slice(0, quotedLength)}…` : text;
}
