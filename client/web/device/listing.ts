import {
  ConversationsView, loadConversations, userId, type ConversationsPage, type Offset, type Receipt, type ReceivedEvent,
  type SeenMark, type ShownUserSettings,
} from '../index.ts';
import { keptConversation, type KeptConversation } from './kept-conversations.ts';
import type { ConversationKey } from './records.ts';

export interface ListingOptions {
  readonly user: string;
  readonly device: string;
  /** A page of the list of the platform. */
  readonly readPage: (before: Offset) => Promise<ConversationsPage>;
  onChange(conversations: readonly KeptConversation[], user: ShownUserSettings): void;
}

/** Changes of the list within this are one. */
const gatherMs = 50;
/** Of 50 conversations: further ones appear when something happens in them. */
const maxPages = 20;
/** Between attempts to read the list. */
const retryMs = 5_000;

/** The list of conversations of the leading tab: from the platform, and from what happens. */
export class Listing {
  readonly #options: ListingOptions;
  readonly #view: ConversationsView;
  readonly #closing = new AbortController();
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isReading = false;
  #isLoaded = false;

  constructor(options: ListingOptions) {
    this.#options = options;
    this.#view = new ConversationsView(userId(BigInt(options.user)));
  }

  /** Undefined until the list of the platform is here: events alone do not have what is seen. */
  get conversations(): readonly KeptConversation[] | undefined {
    if (!this.#isLoaded) return undefined;
    const { user, device } = this.#options;
    return this.#view.list().map((each) => keptConversation(each, user, device));
  }

  /** What the user has set for all conversations. */
  get user(): ShownUserSettings {
    return this.#view.user;
  }

  onEvent(event: ReceivedEvent): void {
    this.#view.onEvent(event);
    this.#changed();
  }

  onRepeat(event: ReceivedEvent): void {
    this.#view.onRepeat(event);
    this.#changed();
  }

  onReceipt(receipt: Receipt): void {
    this.#view.onReceipt(receipt);
    this.#changed();
  }

  /** The mark to report when the user has seen all of a conversation; undefined where nothing is unread. */
  markOf(conversation: ConversationKey): SeenMark | undefined {
    return this.#view.markOf(conversation);
  }

  /** Reads the list of the platform, up to an offset at least; tries again until it can be read. */
  read(from: Offset): void {
    if (this.#isReading || this.#closing.signal.aborted) return;
    this.#isReading = true;
    clearTimeout(this.#retry);
    const { readPage } = this.#options;
    const { signal } = this.#closing;
    loadConversations(this.#view, { readPage, from, pages: maxPages, signal }).then(
      () => {
        this.#isReading = false;
        this.#isLoaded = true;
        this.#changed();
      },
      () => {
        this.#isReading = false;
        if (!signal.aborted) this.#retry = setTimeout(() => this.read(from), retryMs);
      },
    );
  }

  close(): void {
    this.#closing.abort();
    clearTimeout(this.#gathering);
    clearTimeout(this.#retry);
  }

  #changed(): void {
    if (this.#closing.signal.aborted) return;
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      const { conversations } = this;
      if (conversations !== undefined) this.#options.onChange(conversations, this.user);
    }, gatherMs);
  }
}
