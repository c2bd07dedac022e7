import { backOffMs, type BackOff, type Offset } from '@cecochat/contracts';
import { pause } from '../transport/pause.ts';
import type { ConversationsView } from './conversations-view.ts';
import type { ConversationsPage } from './read-conversations.ts';

export interface LoadOptions {
  /** Reads a page of the list; 0 is the first one. */
  readonly readPage: (before: Offset) => Promise<ConversationsPage>;
  /** Everything from this offset on comes to the view by events: the list is read until it has everything before. */
  readonly from: Offset;
  /** How many pages; all of them unless given. */
  readonly pages?: number;
  /** Ends the waiting; the call rejects then. */
  readonly signal: AbortSignal;
}

/** Between reads while the list is not that far yet. */
const poll: BackOff = { baseMs: 50, capMs: 1_000 };

/** Reads the list of the platform into a view. Rejects as `readPage` does. */
export async function loadConversations(
  view: ConversationsView, { readPage, from, pages = Number.POSITIVE_INFINITY, signal }: LoadOptions,
): Promise<void> {
  let page = await readPage(0 as Offset);
  for (let attempt = 0; page.watermark < from; attempt++) {
    view.load(page.conversations, page);
    await pause(backOffMs(poll, attempt, Math.random()), signal);
    page = await readPage(0 as Offset);
  }
  view.load(page.conversations, page);
  for (let read = 1; read < pages && page.nextBefore !== undefined; read++) {
    page = await readPage(page.nextBefore);
    view.load(page.conversations, page);
  }
}
