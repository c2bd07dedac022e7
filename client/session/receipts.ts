import {
  conversationKey, readReceipt, toBigInt, toNumber, type cecochat, type Offset, type SeenMark,
} from '@cecochat/contracts';
import type { Turn } from './session-state.ts';

/** Between two receipts of a conversation, at least. */
const intervalMs = 1_000;
/** A server may be behind the device by a moment: its refusal counts after so many. */
const maxRefusals = 5;

/** The user has seen something. */
export function onSeen(turn: Turn, { mark }: { readonly mark: SeenMark }): void {
  const { waiting } = turn.state.receipts;
  const key = conversationKey(mark);
  const known = waiting.get(key);
  if (known !== undefined && known.mark.offset >= mark.offset) return;
  waiting.set(key, { mark, sentOn: undefined, refusals: 0 });
  pumpReceipts(turn);
}

/** Sends the receipts that the stream does not have yet. */
export function pumpReceipts({ state, outputs, world }: Turn): void {
  const { stream, receipts } = state;
  if (stream?.ready?.takesReceipts !== true || !stream.caughtUp) return;
  let restMs = Infinity;
  for (const [key, each] of receipts.waiting) {
    if (each.sentOn === stream.key) continue;
    const ofThis = (receipts.sentMs.get(key) ?? -Infinity) + intervalMs - world.nowMs;
    if (ofThis > 0) {
      restMs = Math.min(restMs, ofThis);
      continue;
    }
    each.sentOn = stream.key;
    receipts.sentMs.set(key, world.nowMs);
    outputs.push({ kind: 'send-receipt', key: stream.key, mark: each.mark });
  }
  if (restMs < Infinity) outputs.push({ kind: 'set-timer', timer: 'receipts', delayMs: restMs });
}

/** Takes a receipt at its place. That of this user shows that the receipts up to it are durable. */
export function receiveReceipt(turn: Turn, stored: cecochat.v1.IStoredReceipt): void {
  const { state, outputs } = turn;
  const offset = toNumber(stored.offset) as Offset;
  if (state.cursor !== undefined && offset < state.cursor) return;
  state.cursor = (offset + 1) as Offset;
  try {
    const receipt = readReceipt(stored.receipt ?? {});
    const key = conversationKey(receipt);
    const own = receipt.reader === state.config.user ? state.receipts.waiting.get(key) : undefined;
    if (own !== undefined && own.mark.offset <= receipt.offset) state.receipts.waiting.delete(key);
    outputs.push({ kind: 'emit-receipt', receipt });
  } catch (error) {
    outputs.push({ kind: 'unreadable', offset, reason: Error.isError(error) ? error.message : String(error) });
  }
}

/** A receipt that is refused for good is dropped: the next one of the conversation does not depend on it. */
export function onReceiptRefused(turn: Turn, { receipt, code }: cecochat.v1.IRefusedReceipt): void {
  const { waiting } = turn.state.receipts;
  const { group, other, offset } = receipt ?? {};
  const key = group === null || group === undefined ? `user/${toText(other)}` : `group/${toText(group)}`;
  const refused = waiting.get(key);
  if (refused === undefined || refused.mark.offset !== toNumber(offset)) return;
  if (!mayHelp.has(code ?? '') || ++refused.refusals >= maxRefusals) {
    waiting.delete(key);
    return;
  }
  refused.sentOn = undefined;
  pumpReceipts(turn);
}

const mayHelp: ReadonlySet<string> = new Set(['unavailable', 'overloaded', 'beyond-end']);

const toText = (id: cecochat.v1.IReceipt['other']) => toBigInt(id).toString();
