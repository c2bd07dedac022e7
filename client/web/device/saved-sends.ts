import { cecochat, textContent } from '@cecochat/contracts';
import type { OutboxContent } from '../index.ts';
import type { PendingSend } from './records.ts';

const textField = textContent('').kind.field;

/** Pure: the texts in a saved outbox, as they are shown. When they were written is not saved with them. */
export function decodeSaved(content: OutboxContent | undefined): PendingSend[] {
  return (content?.unacknowledged ?? []).flatMap(({ sequence, receiver, group, kind, body }) => {
    if (kind !== textField) return [];
    const text = cecochat.v1.Text.decode(body).text ?? '';
    const conversation = group === undefined ? (`user/${receiver}` as const) : (`group/${group}` as const);
    return [{ key: `saved/${sequence}`, conversation, text, timeMs: 0 }];
  });
}
