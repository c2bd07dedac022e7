import { cecochat, textContent } from '@cecochat/contracts';
import type { OutboxContent } from '../index.ts';
import { sendKey, type PendingSend } from './records.ts';

const textField = textContent('').kind.field;

/**
 * Pure: the texts in a saved outbox, as they are shown, without those that have arrived: their messages may be kept
 * before the outbox is saved without them. When they were written is not saved with them.
 */
export function decodeSaved(content: OutboxContent | undefined, arrived: ReadonlySet<string>): PendingSend[] {
  return (content?.unacknowledged ?? []).flatMap(({ sequence, receiver, group, kind, body }) => {
    if (kind !== textField || arrived.has(sendKey(content?.lineage, sequence))) return [];
    const text = cecochat.v1.Text.decode(body).text ?? '';
    const conversation = group === undefined ? (`user/${receiver}` as const) : (`group/${group}` as const);
    return [{ key: `saved/${sequence}`, conversation, text, timeMs: 0 }];
  });
}
